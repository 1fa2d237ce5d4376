package io.portside.cli.verb;

import java.util.ArrayList;
import java.util.List;

import io.portside.engine.address.BadAddress;
import io.portside.cli.output.ExitCode;
import io.portside.cli.output.Failure;
import io.portside.cli.work.Copy;
import io.portside.cli.work.Errand;
import io.portside.cli.work.Setup;
import io.portside.cli.work.Spot;
import io.portside.engine.problem.ProblemException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code get}: downloads files and folders, all from one site. */
@Command(name = "get")
public final class GetVerb extends CopyVerb {
    @Parameters(index = "0..*", arity = "2..*", paramLabel = "URL... LOCAL", descriptionKey = "get")
    private List<String> places;

    public GetVerb(Setup setup) {
        super(setup);
    }

    @Override
    ExitCode run(Errand errand) throws ProblemException, BadAddress, Failure {
        int last = places.size() - 1;
        List<Copy.Source> sources = new ArrayList<>();
        String site = "";
        for (String place : places.subList(0, last)) {
            Spot source = errand.spot(place);
            if (!sources.isEmpty() && !source.volume().id().equals(site)) {
                throw new Failure(ExitCode.USAGE, Messages.oneSite);
            }
            site = source.volume().id();
            sources.add(new Copy.Source(source.location(), source.typed().content() || source.typed().isStart()));
        }
        String target = places.get(last);
        boolean folder = target.replace('\\', '/').endsWith("/") || content(target);
        return copy(errand,
                new Copy(sources, errand.local(target), folder, copying().parents, copying().existing()));
    }
}
