package io.portside.testkit.lab;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.eclipse.core.runtime.FileLocator;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;
import org.opentest4j.TestAbortedException;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.wiring.BundleWiring;

import io.portside.testkit.lab.LabRun.Network;
import io.portside.testkit.lab.LabRun.Outcome;

/**
 * Runs the classes named {@code ...InLab} of a test fragment, in the client namespace of a lab of its own for each
 * network they ask for, and gives every result back as a test of the ordinary build. A fragment needs one class for it:
 *
 * <pre>
 * class LabTest {
 *     {@literal @}TestFactory
 *     Stream&lt;DynamicNode&gt; lab() {
 *         return LabLaunch.of(LabTest.class);
 *     }
 * }
 * </pre>
 *
 * Without root or without the servers the tests are skipped with the reason; where the environment says
 * {@code CI=true} that is a failure.
 */
public final class LabLaunch {
    /** Far above what the tests of one network take; a hung one must not hold the build for ever. */
    private static final int LIMIT_MINUTES = 15;

    /** More would not be quicker on two cores. */
    private static final int AT_A_TIME = 2;

    private final AtomicInteger launches = new AtomicInteger();
    private final Path script;
    private final List<String> classNames;
    private final List<String> classPath;

    private LabLaunch(Path script, List<String> classNames, List<String> classPath) {
        this.script = script;
        this.classNames = classNames;
        this.classPath = classPath;
    }

    /** @param fragmentClass a class of the fragment; all its {@code ...InLab} classes are run */
    public static Stream<DynamicNode> of(Class<?> fragmentClass) {
        Bundle bundle = FrameworkUtil.getBundle(fragmentClass);
        Path script = script();
        Optional<String> missing = missing(script);
        if (missing.isPresent()) {
            // A test of its own, because a factory that gives up is not counted as skipped.
            return Stream.of(DynamicTest.dynamicTest("in the lab", () -> giveUp(missing.get())));
        }
        List<String> names = new TreeSet<>(bundle.adapt(BundleWiring.class).listResources("/io", "*InLab.class",
                BundleWiring.LISTRESOURCES_RECURSE | BundleWiring.LISTRESOURCES_LOCAL))
                .stream()
                .map(resource -> resource.substring(0, resource.length() - ".class".length()).replace('/', '.'))
                .toList();
        LabLaunch launch = new LabLaunch(script, names, classPath(bundle.getBundleContext().getBundles()));
        Collection<Network> networks = launch.networks(bundle);
        Supplier<Map<Network, Future<List<Outcome>>>> runs = launch.begin(networks);
        return networks.stream().map(network -> DynamicContainer.dynamicContainer(network.label(),
                Stream.of(network).flatMap(it -> outcomes(runs.get().get(it)).stream()).map(LabLaunch::asTest)));
    }

    /**
     * Several networks at a time, because most of what happens in them is waiting. Begun when the first container is
     * executed, and not when the tests are merely looked for.
     */
    private Supplier<Map<Network, Future<List<Outcome>>>> begin(Collection<Network> networks) {
        Map<Network, Future<List<Outcome>>> runs = new HashMap<>();
        return () -> {
            if (runs.isEmpty()) {
                ExecutorService workers = Executors.newFixedThreadPool(AT_A_TIME);
                networks.forEach(network -> runs.put(network, workers.submit(() -> run(network))));
                workers.shutdown();
            }
            return runs;
        };
    }

    private static List<Outcome> outcomes(Future<List<Outcome>> run) {
        try {
            return run.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private static void giveUp(String reason) {
        if (Boolean.parseBoolean(System.getenv("CI"))) {
            Assertions.fail("the lab tests must run here, but: " + reason);
        }
        throw new TestAbortedException("lab tests skipped: " + reason);
    }

    private static Path script() {
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.isExecutable(folder.resolve("releng/lab/lab"))) {
            folder = folder.getParent();
        }
        if (folder == null) {
            throw new IllegalStateException("releng/lab/lab is not above " + Path.of("").toAbsolutePath());
        }
        return folder.resolve("releng/lab/lab");
    }

    /** What the lab lacks here, in its own words. */
    private static Optional<String> missing(Path script) {
        if (!System.getProperty("os.name").equals("Linux")) {
            return Optional.of("network namespaces exist on Linux only");
        }
        Command check = Command.run(script.toString(), "check");
        return check.status() == 0 ? Optional.empty() : Optional.of(check.said().strip());
    }

    private Collection<Network> networks(Bundle bundle) {
        Set<Network> networks = new LinkedHashSet<>();
        for (String name : classNames) {
            try {
                Class<?> type = bundle.loadClass(name);
                for (Method method : type.getDeclaredMethods()) {
                    if (AnnotationSupport.isAnnotated(method, Testable.class)) {
                        networks.addAll(networks(method, type));
                    }
                }
            } catch (ClassNotFoundException e) {
                throw new IllegalStateException(e);
            }
        }
        if (networks.isEmpty()) {
            throw new IllegalStateException("no class named ...InLab with tests in " + bundle.getSymbolicName());
        }
        TreeMap<String, Network> sorted = new TreeMap<>();
        networks.forEach(network -> sorted.put(network.topology().ordinal() + " " + network.rtt(), network));
        return sorted.values();
    }

    private static List<Network> networks(Method test, Class<?> type) {
        List<Network> networks = Network.of(test, type);
        if (networks.isEmpty()) {
            throw new IllegalStateException("no @InTopology at " + test + ", so it would never run");
        }
        return networks;
    }

    /** Every bundle of the running framework, as a flat class path. */
    private static List<String> classPath(Bundle... bundles) {
        List<String> path = new ArrayList<>();
        for (Bundle bundle : bundles) {
            // Tycho's test runner carries an older JUnit inside.
            if (!bundle.getSymbolicName().startsWith("org.eclipse.tycho.")) {
                FileLocator.getBundleFileLocation(bundle).map(File::toPath).ifPresent(file ->
                // The fragment under test is not packed yet: its classes are in the folder that Tycho compiles into.
                path.add((Files.isDirectory(file) ? file.resolve("target/classes") : file).toString()));
            }
        }
        return path;
    }

    private static DynamicTest asTest(Outcome outcome) {
        return DynamicTest.dynamicTest(outcome.name(), () -> {
            switch (outcome.kind()) {
                case PASSED -> {
                    // Nothing is left to say.
                }
                case SKIPPED -> giveUp(outcome.detail());
                case FAILED -> Assertions.fail(outcome.detail());
            }
        });
    }

    private List<Outcome> run(Network network) {
        try {
            Path folder = Files.createTempDirectory("portside-lab");
            Path outcomes = folder.resolve("outcomes");
            Path output = folder.resolve("output");
            try {
                Files.createFile(outcomes);
                String fault = execute(network, outcomes, output);
                List<Outcome> results = new ArrayList<>(
                        Files.readAllLines(outcomes).stream().map(Outcome::parse).toList());
                String words = Files.readString(output);
                System.out.print(words);
                if (!fault.isEmpty() || results.isEmpty()) {
                    results.add(new Outcome(Outcome.Kind.FAILED, "the launch itself",
                            fault + " after " + results.size() + " results: " + words));
                }
                return results;
            } finally {
                Files.deleteIfExists(outcomes);
                Files.deleteIfExists(output);
                Files.delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** Returns what went wrong beside the tests, or nothing. */
    private String execute(Network network, Path outcomes, Path output) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(script.toString(), "run", "--topology",
                network.topology().label(), "--rtt", Integer.toString(network.rtt()), "--",
                // The lab speaks plain C, in which Java cannot name a file with an umlaut.
                "env", "LC_ALL=C.UTF-8", Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                String.join(File.pathSeparator, classPath), "-D" + Lab.SCRIPT + "=" + script,
                "-D" + Lab.TOPOLOGY + "=" + network.topology(), "-D" + Lab.RTT + "=" + network.rtt(),
                LabRun.class.getName(), outcomes.toString()));
        command.addAll(classNames);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(output.toFile());
        // A lab of our own, beside whichever is up.
        builder.environment().put("LAB_NAME", "ps" + ProcessHandle.current().pid() + "-" + launches.incrementAndGet());
        // Java takes the encoding of file names from the locale, and the servers' homes hold names of many languages.
        builder.environment().put("LC_ALL", "C.UTF-8");
        Process process = builder.start();
        process.getOutputStream().close();
        try {
            if (!process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES)) {
                return "not ended in " + LIMIT_MINUTES + " minutes";
            }
            return process.exitValue() == 0 ? "" : "ended with status " + process.exitValue();
        } finally {
            // The script takes its lab down when it is told to end.
            process.destroy();
            process.waitFor();
        }
    }
}
