package io.portside.cli.verb;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.osgi.util.NLS;

import io.portside.engine.address.BadAddress;
import io.portside.cli.output.ExitCode;
import io.portside.cli.output.Failure;
import io.portside.cli.work.Copy;
import io.portside.cli.work.Errand;
import io.portside.cli.work.Setup;
import io.portside.cli.work.Spot;
import io.portside.engine.files.Location;
import io.portside.engine.problem.ProblemException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code put}: uploads files and folders. */
@Command(name = "put")
public final class PutVerb extends CopyVerb {
    @Parameters(index = "0..*", arity = "2..*", paramLabel = "LOCAL... URL", descriptionKey = "put")
    private List<String> places;

    public PutVerb(Setup setup) {
        super(setup);
    }

    @Override
    ExitCode run(Errand errand) throws ProblemException, BadAddress, Failure {
        int last = places.size() - 1;
        List<Copy.Source> sources = new ArrayList<>();
        for (String place : places.subList(0, last)) {
            Location source = errand.local(place);
            // Before anything is said to the server.
            if (source.volume().stat(source.path(), errand.cancel()).isEmpty()) {
                throw new Failure(ExitCode.LOCAL, NLS.bind(Messages.noSource, place));
            }
            sources.add(new Copy.Source(source, content(place)));
        }
        Spot target = errand.spot(places.get(last));
        return copy(errand, new Copy(sources, target.location(), target.typed().folder(), copying().parents,
                copying().existing()));
    }
}
