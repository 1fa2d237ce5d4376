package io.portside.testkit.lab;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.PostDiscoveryFilter;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * The program that {@link LabLaunch} starts in the client namespace: runs those tests of the given classes that belong
 * into the topology at hand, and writes one {@link Outcome} a line into a file.
 */
final class LabRun {

    /** What became of one test; {@code detail} is a stack trace or the reason of a skip. */
    record Outcome(Kind kind, String name, String detail) {
        enum Kind {
            PASSED, FAILED, SKIPPED
        }

        String line() {
            return kind + " " + encode(name) + " " + encode(detail);
        }

        static Outcome parse(String line) {
            String[] words = line.split(" ", -1);
            return new Outcome(Kind.valueOf(words[0]), decode(words[1]), decode(words[2]));
        }

        private static String encode(String text) {
            return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
        }

        private static String decode(String text) {
            return new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8);
        }
    }

    private LabRun() {}

    /** Arguments: the file of outcomes, then class names. */
    public static void main(String[] args) throws IOException {
        Lab lab = Lab.current();
        Network here = new Network(lab.topology(), lab.rtt());
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(Arrays.stream(args).skip(1).map(name -> selectClass(name)).toList())
                .filters((PostDiscoveryFilter) test -> FilterResult.includedIf(belongs(test, here))).build();
        try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(Path.of(args[0])), true)) {
            LauncherFactory.create().execute(request, new Writer(out));
        }
        // Threads that a test left behind must not keep the lab up.
        System.exit(0);
    }

    private static boolean belongs(TestDescriptor test, Network here) {
        return test.getSource().filter(MethodSource.class::isInstance).map(MethodSource.class::cast)
                .map(source -> Network.of(source.getJavaMethod(), source.getJavaClass()).contains(here)).orElse(true);
    }

    /** A topology with a round-trip time: what one Java machine is started for. */
    record Network(Topology topology, int rtt) {
        static List<Network> of(Method method, Class<?> type) {
            return Stream.of(method.getAnnotation(InTopology.class), type.getAnnotation(InTopology.class))
                    .filter(where -> where != null).findFirst().map(where -> Arrays.stream(where.value())
                            .map(topology -> new Network(topology, where.rtt())).toList())
                    .orElse(List.of());
        }

        String label() {
            return rtt == 0 ? topology.label() : topology.label() + ", round trip " + rtt + " ms";
        }
    }

    private static final class Writer implements TestExecutionListener {
        private final PrintWriter out;
        private TestPlan plan;

        Writer(PrintWriter out) {
            this.out = out;
        }

        @Override
        public void testPlanExecutionStarted(TestPlan started) {
            plan = started;
        }

        @Override
        public void executionSkipped(TestIdentifier test, String reason) {
            write(Outcome.Kind.SKIPPED, test, reason);
        }

        @Override
        public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            // A container that fails (a @BeforeAll) takes its tests with it, so it is a result of its own.
            if (test.isTest() || result.getStatus() != TestExecutionResult.Status.SUCCESSFUL) {
                Outcome.Kind kind = switch (result.getStatus()) {
                    case SUCCESSFUL -> Outcome.Kind.PASSED;
                    case ABORTED -> Outcome.Kind.SKIPPED;
                    case FAILED -> Outcome.Kind.FAILED;
                };
                write(kind, test, result.getThrowable().map(Writer::trace).orElse(""));
            }
        }

        private void write(Outcome.Kind kind, TestIdentifier test, String detail) {
            Deque<String> path = new ArrayDeque<>();
            Optional<TestIdentifier> at = Optional.of(test);
            while (at.isPresent() && at.get().getParentId().isPresent()) {
                path.push(at.get().getDisplayName());
                at = plan.getParent(at.get());
            }
            out.println(new Outcome(kind, String.join(" ", path), detail).line());
        }

        private static String trace(Throwable thrown) {
            StringWriter text = new StringWriter();
            thrown.printStackTrace(new PrintWriter(text));
            return text.toString();
        }
    }
}
