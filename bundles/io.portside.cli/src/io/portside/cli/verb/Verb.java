package io.portside.cli.verb;

import java.util.concurrent.Callable;

import org.eclipse.osgi.util.NLS;

import com.google.gson.JsonObject;

import io.portside.engine.address.BadAddress;
import io.portside.cli.output.ExitCode;
import io.portside.cli.output.Failure;
import io.portside.cli.output.FailureWording;
import io.portside.cli.output.Results;
import io.portside.cli.terminal.Screen;
import io.portside.cli.work.Errand;
import io.portside.cli.work.Setup;
import io.portside.engine.problem.Problem;
import io.portside.engine.problem.ProblemException;
import io.portside.engine.problem.ProblemKind;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** One verb: does its work, writes its results, and turns whatever goes wrong into words and an exit code. */
abstract class Verb implements Callable<Integer> {
    private final Setup setup;
    private final Screen screen;
    private Results results;
    private FailureWording wording;

    @Mixin
    private OutputOptions output;

    @Option(names = {"-h", "--help"}, usageHelp = true, descriptionKey = "help")
    private boolean help;

    Verb(Setup setup) {
        this.setup = setup;
        screen = new Screen(setup.around());
    }

    /** The verb's own work. */
    abstract ExitCode run() throws ProblemException, BadAddress, Failure;

    @Override
    public Integer call() {
        results = new Results(setup.around(), output.json);
        wording = new FailureWording(output.verbose);
        ExitCode code;
        try {
            code = attempt();
            results.flush();
        } catch (Results.Closed e) {
            screen.line(wording.text(new Failure(ExitCode.LOCAL, NLS.bind(Messages.outputClosed, e.getMessage()))));
            code = ExitCode.LOCAL;
        }
        return code.number();
    }

    private ExitCode attempt() {
        try {
            return run();
        } catch (Failure e) {
            return failed(e);
        } catch (ProblemException e) {
            return failed(new Failure(e, false));
        } catch (BadAddress e) {
            return failed(new Failure(ExitCode.USAGE, e.getMessage()));
        } catch (Results.Closed e) {
            throw e;
        } catch (RuntimeException e) {
            if (setup.cancel().isCancelled()) {
                return failed(new Failure(ExitCode.INTERRUPTED, Messages.interrupted));
            }
            Problem problem = Problem.of(ProblemKind.INTERNAL, trace(e), e.toString());
            return failed(new Failure(new ProblemException(problem, e), false));
        }
    }

    /** For {@code --verbose} only. */
    private static String trace(Throwable failure) {
        StringBuilder text = new StringBuilder(failure.toString());
        for (StackTraceElement element : failure.getStackTrace()) {
            text.append("\n  ").append(element);
        }
        return text.toString();
    }

    private ExitCode failed(Failure failure) {
        // Whoever interrupts closes channels, which looks like all sorts of problems.
        Failure told = setup.cancel().isCancelled()
                ? new Failure(ExitCode.INTERRUPTED, Messages.interrupted)
                : failure;
        screen.clear();
        screen.line(wording.text(told));
        if (results.json()) {
            JsonObject object = new JsonObject();
            object.add("error", wording.json(told));
            results.line(object);
        }
        return told.code();
    }

    Setup setup() {
        return setup;
    }

    Screen screen() {
        return screen;
    }

    Results results() {
        return results;
    }

    FailureWording wording() {
        return wording;
    }

    boolean verbose() {
        return output.verbose;
    }

    boolean quiet() {
        return output.quiet;
    }

    /** A verb that uses sites. */
    abstract static class OnSites extends Verb {
        @Mixin
        private ConnectionOptions connection;

        OnSites(Setup setup) {
            super(setup);
        }

        abstract ExitCode run(Errand errand) throws ProblemException, BadAddress, Failure;

        @Override
        ExitCode run() throws ProblemException, BadAddress, Failure {
            try (Errand errand = new Errand(setup(), connection.choices(), screen(), wording(), connection.trace())) {
                try {
                    return run(errand);
                } catch (ProblemException e) {
                    throw errand.failure(e);
                }
            }
        }
    }
}
