package io.portside.cli.verb;

import picocli.CommandLine.Option;

/** How results and errors are shown; every verb has these. Filled by picocli. */
final class OutputOptions {
    @Option(names = "--json", descriptionKey = "json")
    boolean json;

    @Option(names = {"-q", "--quiet"}, descriptionKey = "quiet")
    boolean quiet;

    @Option(names = {"-v", "--verbose"}, descriptionKey = "verbose")
    boolean verbose;
}
