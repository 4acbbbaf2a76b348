import module java.base;

/** Holds what no compiler holds: file length, vague names, words the house does not use. Run from the root: java .ci/Tidy.java */
static final int MAX_LINES = 300;

static final Map<String, String> NOT_OUR_WORDS = Map.of(
        "Thread.sleep", "wait for the event, or give the clock a push",
        "TODO", "do it or file it",
        "FIXME", "fix it",
        "@author", "git knows",
        "System.out.print", "a log line, or the console of local-stack");

static final List<String> VAGUE_NAMES = List.of("Manager", "Impl", "Utils", "Util", "Helper", "DTO", "Dto");

static final Set<String> MAY_PRINT = Set.of("local-stack", ".ci", "benchmarks");

void main() throws IOException {
    List<String> faults = new ArrayList<>();
    for (Path file : ourFiles(".java", ".ts")) {
        List<String> lines = Files.readAllLines(file);
        if (lines.size() > MAX_LINES) {
            faults.add("%s: %d lines, at most %d".formatted(file, lines.size(), MAX_LINES));
        }
        String name = file.getFileName().toString().replaceFirst("\\..*", "");
        VAGUE_NAMES.stream().filter(name::endsWith).forEach(vague -> faults.add(file + ": '" + vague + "' says nothing; name what it does"));
        for (int i = 0; i < lines.size(); i++) {
            for (var word : NOT_OUR_WORDS.entrySet()) {
                if (lines.get(i).contains(word.getKey()) && !allowed(file, word.getKey())) {
                    faults.add("%s:%d: '%s': %s".formatted(file, i + 1, word.getKey(), word.getValue()));
                }
            }
        }
    }
    faults.addAll(packagesWhereNullMayExist());
    faults.forEach(System.err::println);
    if (!faults.isEmpty()) {
        System.exit(1);
    }
}

/** Without the annotation NullAway looks away, and nothing says so. */
List<String> packagesWhereNullMayExist() throws IOException {
    List<String> faults = new ArrayList<>();
    Set<Path> packages = new TreeSet<>();
    ourFiles(".java").stream().filter(file -> file.toString().contains("src/main/java")).map(Path::getParent).forEach(packages::add);
    for (Path folder : packages) {
        Path info = folder.resolve("package-info.java");
        if (!Files.exists(info) || !Files.readString(info).contains("@NullMarked")) {
            faults.add(info + ": missing, or without @NullMarked");
        }
    }
    return faults;
}

boolean allowed(Path file, String word) {
    return file.getFileName().toString().equals("Tidy.java")
            || word.startsWith("System.out") && MAY_PRINT.contains(file.getName(0).toString());
}

List<Path> ourFiles(String... endings) throws IOException {
    Set<String> notOurs = Set.of("target", "node_modules", "data", ".git");
    List<Path> found = new ArrayList<>();
    Files.walkFileTree(Path.of(""), new SimpleFileVisitor<>() {
        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return notOurs.contains(String.valueOf(folder.getFileName())) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (Arrays.stream(endings).anyMatch(file.toString()::endsWith)) {
                found.add(file);
            }
            return FileVisitResult.CONTINUE;
        }
    });
    return found;
}
