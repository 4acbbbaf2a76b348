package org.multichat.research.brief;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One finished brief in Markdown. */
public record Brief(String title, List<Section> sections) {

    /**
     * @param name for a person who waits for it
     * @param text with its heading, ending in a blank line unless it is the last
     */
    public record Section(String name, String text) {}

    public Brief {
        sections = endingInOneLineBreak(sections);
    }

    public String text() {
        return sections.stream().map(Section::text).collect(Collectors.joining());
    }

    private static List<Section> endingInOneLineBreak(List<Section> sections) {
        Section last = sections.getLast();
        Section trimmed = new Section(last.name(), last.text().stripTrailing() + "\n");
        return Stream.concat(sections.stream().limit(sections.size() - 1L), Stream.of(trimmed))
                .toList();
    }

    /** As a reader counts: what stands between spaces. */
    public int words() {
        return text().strip().split("\\s+", -1).length;
    }
}
