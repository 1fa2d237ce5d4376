package io.portside.cli;

import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.concurrent.Callable;
import java.util.function.Function;

import io.portside.engine.address.AddressParser;
import io.portside.cli.output.ExitCode;
import io.portside.cli.terminal.Printable;
import io.portside.cli.verb.CatVerb;
import io.portside.cli.verb.DoctorVerb;
import io.portside.cli.verb.GetVerb;
import io.portside.cli.verb.ListVerb;
import io.portside.cli.verb.MakeFolderVerb;
import io.portside.cli.verb.MoveVerb;
import io.portside.cli.verb.PutVerb;
import io.portside.cli.verb.RemoveVerb;
import io.portside.cli.verb.SitesVerb;
import io.portside.cli.verb.SyncVerb;
import io.portside.cli.work.Setup;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** One run of the command line: finds the verb, reads its options, lets it work. */
@SuppressWarnings("resource") // The streams are the process's.
public final class CommandLineRun {
    private static final Map<String, Function<Setup, Callable<Integer>>> VERBS = verbs();
    private final Setup setup;

    public CommandLineRun(Setup setup) {
        this.setup = setup;
    }

    private static Map<String, Function<Setup, Callable<Integer>>> verbs() {
        Map<String, Function<Setup, Callable<Integer>>> verbs = new LinkedHashMap<>();
        verbs.put("ls", ListVerb::new);
        verbs.put("get", GetVerb::new);
        verbs.put("put", PutVerb::new);
        verbs.put("cat", CatVerb::new);
        verbs.put("mkdir", MakeFolderVerb::new);
        verbs.put("mv", MoveVerb::new);
        verbs.put("rm", RemoveVerb::new);
        verbs.put("sync", SyncVerb::new);
        verbs.put("doctor", DoctorVerb::new);
        verbs.put("sites", SitesVerb::new);
        return verbs;
    }

    /** What stands above the verbs. */
    @Command(name = "portside")
    static final class Program implements Callable<Integer> {
        @Spec
        private CommandSpec spec;

        @Option(names = {"-h", "--help"}, usageHelp = true, descriptionKey = "help")
        private boolean help;

        @Option(names = {"-V", "--version"}, versionHelp = true, descriptionKey = "version")
        private boolean version;

        @Override
        public Integer call() {
            throw new ParameterException(spec.commandLine(), Messages.noVerb);
        }
    }

    /** Does what the arguments say and returns the exit code. Never throws. */
    public int run(String... arguments) {
        for (String argument : arguments) {
            // Before anything else reads them, because whoever does might repeat them in a message.
            if (AddressParser.holdsPassword(argument)) {
                setup.around().err().println(Messages.password);
                return ExitCode.USAGE.number();
            }
        }
        CommandLine program = program(arguments);
        return program.execute(arguments);
    }

    private CommandLine program(String... arguments) {
        CommandLine program = new CommandLine(new Program());
        // Reading the options of all verbs by reflection takes longer than the one verb that is wanted.
        String wanted = arguments.length > 0 && VERBS.containsKey(arguments[0]) ? arguments[0] : "";
        VERBS.forEach((name, verb) -> {
            if (wanted.isEmpty() || wanted.equals(name)) {
                program.addSubcommand(name, verb.apply(setup));
            }
        });
        program.setResourceBundle(ResourceBundle.getBundle("io.portside.cli.usage"));
        program.getCommandSpec().version(Messages.version);
        program.setCaseInsensitiveEnumValuesAllowed(true);
        program.setUsageHelpAutoWidth(false);
        program.setUsageHelpWidth(Math.max(80, Math.min(setup.around().columns(), 120)));
        program.setOut(new PrintWriter(new OutputStreamWriter(setup.around().out(), setup.around().charset()), true));
        program.setErr(new PrintWriter(setup.around().err(), true));
        program.setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
        program.setParameterExceptionHandler(this::misused);
        program.setExecutionExceptionHandler(this::failed);
        return program;
    }

    /** @param arguments not used: they are the person's own and would only be repeated */
    private int misused(ParameterException e, String[] arguments) {
        String verb = e.getCommandLine().getCommandSpec().qualifiedName();
        setup.around().err().println(Messages.error(Printable.lines(e.getMessage()), verb));
        return ExitCode.USAGE.number();
    }

    /** Verbs catch what can go wrong; this is for what went wrong in catching it. */
    private int failed(Exception e, CommandLine line, ParseResult parsed) {
        setup.around().err().println(Messages.internal(e));
        return ExitCode.INTERNAL.number();
    }
}
