package io.portside.cli.verb;

import io.portside.cli.work.Copy.Existing;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** What {@code get} and {@code put} have in common. Filled by picocli. */
final class CopyOptions {
    @ArgGroup(exclusive = true)
    private Policy policy;

    @Option(names = {"-p", "--parents"}, descriptionKey = "parents")
    boolean parents;

    /** At most one of these. */
    static final class Policy {
        @Option(names = "--overwrite", descriptionKey = "overwrite")
        boolean overwrite;

        @Option(names = "--skip-existing", descriptionKey = "skip")
        boolean skip;
    }

    Existing existing() {
        if (policy == null) {
            return Existing.REFUSE;
        }
        return policy.overwrite ? Existing.OVERWRITE : Existing.SKIP;
    }
}
