package io.portside.cli.verb;

import java.util.Optional;

import io.portside.engine.address.BadAddress;
import io.portside.cli.output.ExitCode;
import io.portside.cli.output.Failure;
import io.portside.cli.work.Errand;
import io.portside.cli.work.Setup;
import io.portside.cli.work.Spot;
import io.portside.engine.files.Entry;
import io.portside.engine.files.VolumePath;
import io.portside.engine.problem.ProblemException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code mv}: renames or moves on one site. Never replaces anything. */
@Command(name = "mv")
public final class MoveVerb extends Verb.OnSites {
    @Parameters(index = "0", paramLabel = "FROM", descriptionKey = "from")
    private String from;

    @Parameters(index = "1", paramLabel = "TO", descriptionKey = "to")
    private String to;

    public MoveVerb(Setup setup) {
        super(setup);
    }

    @Override
    ExitCode run(Errand errand) throws ProblemException, BadAddress, Failure {
        Spot source = errand.spot(from);
        Spot target = errand.spot(to);
        if (!source.volume().id().equals(target.volume().id())) {
            throw new Failure(ExitCode.USAGE, Messages.oneSite);
        }
        Optional<Entry> there = target.path().isRoot()
                ? Optional.empty()
                : target.volume().stat(target.path(), errand.cancel());
        boolean into = target.path().isRoot() || target.typed().folder() || there.filter(Entry::folder).isPresent();
        VolumePath path = into ? target.path().child(source.path().name()) : target.path();
        source.volume().rename(source.path(), path, errand.cancel());
        return ExitCode.OK;
    }
}
