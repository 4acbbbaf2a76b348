package org.multichat.operation.setting;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A {@code @ConfigMapping} as its source has it: the prefix, and the members nobody has to set. */
record Mapping(String prefix, List<Member> members) {

    private static final Pattern PREFIX = Pattern.compile("@ConfigMapping\\(prefix = \"([a-z-]+)\"\\)");

    private static final Pattern MEMBER = Pattern.compile(
            "^ {4}(?:/\\*\\*((?:(?!\\*/).)*)\\*/\\s*)?"
                    + "(?:@WithDefault\\(\"([^\"]*)\"\\)\\s+[\\w<>, ]+|Optional[\\w<>]*) (\\w+)\\(\\);",
            Pattern.DOTALL | Pattern.MULTILINE);

    record Member(String property, String fallback, String meaning) {}

    /** Nothing for a source that is no mapping. */
    static Optional<Mapping> of(String source) {
        Matcher prefix = PREFIX.matcher(source);
        if (!prefix.find()) {
            return Optional.empty();
        }
        List<Member> members = new ArrayList<>();
        Matcher member = MEMBER.matcher(source);
        while (member.find()) {
            String javadoc = member.group(1) == null ? "" : member.group(1);
            members.add(new Member(
                    prefix.group(1) + "." + kebab(member.group(3)),
                    member.group(2) == null ? "" : member.group(2),
                    plain(javadoc)));
        }
        return Optional.of(new Mapping(prefix.group(1), List.copyOf(members)));
    }

    /** As it is set through the environment. */
    static String environmentName(String property) {
        return property.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    private static String kebab(String member) {
        return member.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    private static String plain(String javadoc) {
        return javadoc.replaceAll("\\s*\\R\\s*\\*?\\s*", " ")
                .replaceAll("\\{@code ([^}]*)}", "`$1`")
                .strip();
    }
}
