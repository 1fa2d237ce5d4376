package io.portside.cli.verb;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

import io.portside.engine.address.BadAddress;
import io.portside.cli.output.ExitCode;
import io.portside.cli.output.Failure;
import io.portside.cli.work.Errand;
import io.portside.cli.work.Setup;
import io.portside.cli.work.Spot;
import io.portside.engine.files.ProblemStreamException;
import io.portside.engine.problem.Problem;
import io.portside.engine.problem.ProblemException;
import io.portside.engine.problem.ProblemKind;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code cat}: writes files to standard output as they are. A file that breaks off is an error, as everywhere. */
@Command(name = "cat")
public final class CatVerb extends Verb.OnSites {
    private static final int BUFFER = 1 << 16;

    @Parameters(paramLabel = "URL", arity = "1..*", descriptionKey = "urls")
    private List<String> addresses;

    public CatVerb(Setup setup) {
        super(setup);
    }

    @Override
    ExitCode run(Errand errand) throws ProblemException, BadAddress, Failure {
        for (String address : addresses) {
            Spot spot = errand.spot(address);
            try (InputStream in = spot.volume().read(spot.path(), errand.cancel())) {
                byte[] buffer = new byte[BUFFER];
                for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                    results().bytes(buffer, read);
                }
            } catch (ProblemStreamException e) {
                throw e.problem();
            } catch (IOException e) {
                throw new ProblemException(Problem.of(ProblemKind.READ_FAILED, e.toString(), spot.path().toString(),
                        String.valueOf(e.getMessage())), e);
            }
        }
        return ExitCode.OK;
    }
}
