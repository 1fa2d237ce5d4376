package io.portside.cli.verb;

import java.util.List;

import io.portside.engine.address.BadAddress;
import io.portside.cli.output.ExitCode;
import io.portside.cli.output.Failure;
import io.portside.cli.work.Errand;
import io.portside.cli.work.Folders;
import io.portside.cli.work.Setup;
import io.portside.cli.work.Spot;
import io.portside.engine.problem.ProblemException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code mkdir}: makes folders. */
@Command(name = "mkdir")
public final class MakeFolderVerb extends Verb.OnSites {
    @Option(names = {"-p", "--parents"}, descriptionKey = "mkdirParents")
    private boolean parents;

    @Parameters(paramLabel = "URL", arity = "1..*", descriptionKey = "urls")
    private List<String> addresses;

    public MakeFolderVerb(Setup setup) {
        super(setup);
    }

    @Override
    ExitCode run(Errand errand) throws ProblemException, BadAddress, Failure {
        Folders folders = new Folders(errand.cancel());
        for (String address : addresses) {
            Spot spot = errand.spot(address);
            if (parents) {
                folders.makeAll(spot.location());
            } else {
                folders.make(spot.location());
            }
        }
        return ExitCode.OK;
    }
}
