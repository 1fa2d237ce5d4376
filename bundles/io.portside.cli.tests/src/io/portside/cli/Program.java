package io.portside.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

import io.portside.cli.terminal.Person;
import io.portside.cli.terminal.Surroundings;
import io.portside.cli.work.Setup;
import io.portside.engine.profile.SiteSource;
import io.portside.ftp.cancel.CancelToken;

/** The command line in this process: arguments in, exit code and streams out. */
@SuppressWarnings("resource") // Streams in memory.
final class Program {
    private final Path folder;
    private final Path state;
    private final Deque<String> answers = new ArrayDeque<>();
    private final List<String> questions = new ArrayList<>();
    private final CancelToken cancel = new CancelToken();
    private Optional<OutputStream> out = Optional.empty();
    private List<SiteSource> sources = List.of();
    private boolean terminal;
    private String input = "";

    /** @param folder to work in; sites are kept below it */
    Program(Path folder) {
        this.folder = folder;
        this.state = folder.resolve("state of the program");
    }

    /** What a run left. */
    record Ended(int code, String out, String err) {}

    Path state() {
        return state;
    }

    /** There is a person, who types these. */
    Program typing(String... lines) {
        terminal = true;
        answers.addAll(List.of(lines));
        return this;
    }

    Program input(String text) {
        input = text;
        return this;
    }

    Program out(OutputStream stream) {
        out = Optional.of(stream);
        return this;
    }

    Program sources(SiteSource... given) {
        sources = List.of(given);
        return this;
    }

    /** What the person was asked. */
    List<String> questions() {
        return questions;
    }

    void interrupt() {
        cancel.cancel();
    }

    Ended run(String... arguments) {
        ByteArrayOutputStream results = new ByteArrayOutputStream();
        ByteArrayOutputStream errors = new ByteArrayOutputStream();
        Surroundings around = new Surroundings(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                out.orElse(results), new PrintStream(errors, true, StandardCharsets.UTF_8), StandardCharsets.UTF_8,
                terminal, terminal, 80, terminal ? Optional.of(new Typist()) : Optional.empty(), folder);
        int code = new CommandLineRun(new Setup(around, state, () -> sources, cancel)).run(arguments);
        return new Ended(code, results.toString(StandardCharsets.UTF_8), errors.toString(StandardCharsets.UTF_8));
    }

    private final class Typist implements Person {
        @Override
        public Optional<char[]> password(String question) {
            return line(question).map(String::toCharArray);
        }

        @Override
        public Optional<String> line(String question) {
            questions.add(question);
            return Optional.ofNullable(answers.poll());
        }
    }
}
