import module java.base;
import module java.xml;

/**
 * Says what the tests came to: a line for each module, each failure with its message, and at the very end
 * {@code N passed, N failed, N skipped}. Run from the root: java .ci/Summary.java
 */

/** Of a failure's message; the whole is in the report and in target/test.log. */
static final int MOST_LINES = 12;

record Failure(String test, String message) {}

record Counts(int passed, int failed, int skipped, List<Failure> failures) {

    static final Counts NONE = new Counts(0, 0, 0, List.of());

    Counts plus(Counts more) {
        return new Counts(
                passed + more.passed,
                failed + more.failed,
                skipped + more.skipped,
                Stream.concat(failures.stream(), more.failures.stream()).toList());
    }

    @Override
    public String toString() {
        return "%d passed, %d failed, %d skipped".formatted(passed, failed, skipped);
    }
}

void main() throws IOException {
    SortedMap<String, Counts> modules = new TreeMap<>();
    for (Path report : reports()) {
        modules.merge(report.getName(0).toString(), read(report), Counts::plus);
    }
    Counts all = modules.values().stream().reduce(Counts.NONE, Counts::plus);
    IO.println();
    modules.forEach((module, counts) -> IO.println("  %-18s %s".formatted(module, counts)));
    all.failures().forEach(failure -> IO.println("\n%s\n%s".formatted(failure.test(), failure.message().indent(4).stripTrailing())));
    IO.println();
    IO.println(all);
    if (all.failed() > 0 || all.passed() == 0) {
        System.exit(1);
    }
}

List<Path> reports() throws IOException {
    try (Stream<Path> modules = Files.list(Path.of(""))) {
        List<Path> found = new ArrayList<>();
        for (Path module : modules.filter(Files::isDirectory).toList()) {
            for (String kind : List.of("surefire-reports", "failsafe-reports")) {
                Path folder = module.resolve("target").resolve(kind);
                if (Files.isDirectory(folder)) {
                    try (var files = Files.newDirectoryStream(folder, "TEST-*.xml")) {
                        files.forEach(found::add);
                    }
                }
            }
        }
        return found;
    }
}

Counts read(Path report) {
    try {
        var suite = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(report.toFile()).getDocumentElement();
        List<Failure> failures = new ArrayList<>();
        int skipped = 0;
        var cases = suite.getElementsByTagName("testcase");
        for (int i = 0; i < cases.getLength(); i++) {
            var test = (org.w3c.dom.Element) cases.item(i);
            String name = test.getAttribute("classname") + "." + test.getAttribute("name");
            Stream.of("failure", "error")
                    .map(test::getElementsByTagName)
                    .filter(found -> found.getLength() > 0)
                    .findFirst()
                    .ifPresent(found -> failures.add(new Failure(name, beginning(found.item(0).getTextContent()))));
            skipped += Math.min(1, test.getElementsByTagName("skipped").getLength());
        }
        return new Counts(cases.getLength() - failures.size() - skipped, failures.size(), skipped, failures);
    } catch (Exception broken) {
        // A test JVM that died while it wrote: what it tested is not known to work.
        return new Counts(0, 1, 0, List.of(new Failure(report.toString(), "the report cannot be read: " + broken.getMessage())));
    }
}

String beginning(String message) {
    return message.strip().lines().limit(MOST_LINES).collect(Collectors.joining("\n"));
}
