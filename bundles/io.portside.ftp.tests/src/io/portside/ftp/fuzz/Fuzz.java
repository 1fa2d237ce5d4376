package io.portside.ftp.fuzz;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Runs the targets in turns of some seconds until time is up, and prints how fast, what it cost and what went wrong. Exit
 * code 1 after a fault, whose input is left in a file; 2 after a wrong argument; 3 after a hang.
 */
public final class Fuzz {
    private static final Duration TURN = Duration.ofSeconds(20);
    private static final Duration HANG = Duration.ofSeconds(90);
    private static final String USAGE = "usage: releng/fuzz [--minutes N] [--seed N] [--target NAME] [--input FILE --target NAME]";

    private final Path folder;
    private final List<FuzzRun> runs = new ArrayList<>();
    private final List<Long> nanos = new ArrayList<>();
    private volatile FuzzRun running;

    private Fuzz(Path folder) {
        this.folder = folder;
    }

    /** See {@code releng/fuzz --help}. */
    public static void main(String[] arguments) throws IOException {
        double minutes = 60;
        long seed = 1;
        Optional<String> target = Optional.empty();
        Optional<Path> input = Optional.empty();
        Path folder = Path.of("");
        try {
            for (int i = 0; i < arguments.length; i += 2) {
                String value = arguments[i + 1];
                switch (arguments[i]) {
                    case "--minutes" -> minutes = Double.parseDouble(value);
                    case "--seed" -> seed = Long.parseLong(value);
                    case "--target" -> target = Optional.of(Targets.named(value).name());
                    case "--input" -> input = Optional.of(Path.of(value));
                    case "--folder" -> folder = Path.of(value);
                    default -> throw new IllegalArgumentException("unknown argument " + arguments[i]);
                }
            }
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            System.err.println("fuzz: " + e.getMessage() + "\n" + USAGE);
            System.exit(2);
        }
        Fuzz fuzz = new Fuzz(folder);
        if (input.isPresent()) {
            System.exit(fuzz.repeat(target.orElseThrow(), Files.readAllBytes(input.get()), seed));
        }
        System.exit(fuzz.run(Duration.ofMillis((long) (minutes * 60_000)), seed, target));
    }

    private int repeat(String target, byte[] bytes, long seed) {
        Optional<Throwable> wrong = new FuzzRun(Targets.named(target), seed).one(bytes, new Random(seed));
        wrong.ifPresent(Throwable::printStackTrace);
        System.out.println(target + ", " + bytes.length + " bytes: " + (wrong.isPresent() ? "fault" : "ok"));
        return wrong.isPresent() ? 1 : 0;
    }

    private int run(Duration time, long seed, Optional<String> only) throws IOException {
        for (FuzzTarget target : Targets.all()) {
            if (only.isEmpty() || only.get().equals(target.name())) {
                runs.add(new FuzzRun(target, seed));
                nanos.add(0L);
            }
        }
        watchForHangs();
        long end = System.nanoTime() + time.toNanos();
        int faults = 0;
        List<Optional<FuzzRun.Report>> reports = new ArrayList<>(
                runs.stream().map(r -> Optional.<FuzzRun.Report>empty()).toList());
        int rounds = 0;
        while (end - System.nanoTime() > 0) {
            for (int i = 0; i < runs.size(); i++) {
                if (reports.get(i).flatMap(FuzzRun.Report::fault).isPresent() || end - System.nanoTime() <= 0) {
                    continue;
                }
                long began = System.nanoTime();
                long turn = Math.min(end, began + TURN.toNanos());
                running = runs.get(i);
                FuzzRun.Report report = running.run(number -> turn - System.nanoTime() > 0);
                running = null;
                nanos.set(i, nanos.get(i) + System.nanoTime() - began);
                reports.set(i, Optional.of(report));
                if (report.fault().isPresent()) {
                    faults++;
                    keep(report.fault().get());
                }
            }
            if (++rounds % 10 == 1) {
                print(reports, System.out);
            }
        }
        print(reports, System.out);
        System.out.println(faults == 0 ? "No fault, no hang." : faults + " faults.");
        return faults == 0 ? 0 : 1;
    }

    private void print(List<Optional<FuzzRun.Report>> reports, PrintStream out) {
        out.printf("%-10s %12s %10s %6s %14s %12s %s%n", "target", "inputs", "inputs/s", "kept", "most allocated",
                "most CPU ms",
                "faults");
        for (int i = 0; i < reports.size(); i++) {
            double seconds = nanos.get(i) / 1e9;
            reports.get(i)
                    .ifPresent(r -> out.printf("%-10s %12d %10.0f %6d %11.1f MB %12d %s%n", r.target(), r.inputs(),
                            r.inputs() / seconds, r.kept(), r.mostAllocated() / 1e6, r.mostCpuNanos() / 1_000_000,
                            r.fault().map(f -> "input " + f.number() + ": " + f.what()).orElse("none")));
        }
        long peak = ManagementFactory.getMemoryPoolMXBeans().stream().filter(p -> p.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getPeakUsage).mapToLong(u -> u.getUsed()).sum();
        out.printf("peak heap %.0f MB of at most %.0f MB; threads %d%n%n", peak / 1e6,
                Runtime.getRuntime().maxMemory() / 1e6,
                ManagementFactory.getThreadMXBean().getThreadCount());
    }

    private void keep(FuzzRun.Fault fault) throws IOException {
        Path file = folder.resolve(fault.target() + "-" + fault.seed() + "-" + fault.number() + ".bin");
        Files.write(file, fault.input());
        System.out.println(
                "FAULT in " + fault.target() + ", seed " + fault.seed() + ", input " + fault.number() + ", kept in "
                        + file);
        fault.what().printStackTrace(System.out);
    }

    private void watchForHangs() {
        Thread fuzzing = Thread.currentThread();
        ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "hang-watch");
            thread.setDaemon(true);
            return thread;
        });
        watch.scheduleWithFixedDelay(() -> endHang(fuzzing), 1, 1, TimeUnit.SECONDS);
    }

    private void endHang(Thread fuzzing) {
        FuzzRun run = running;
        Optional<FuzzRun.Current> current = run == null ? Optional.empty() : run.current();
        if (current.isEmpty() || System.nanoTime() - current.get().since() <= HANG.toNanos()) {
            return;
        }
        System.out.println("HANG at input " + current.get().number());
        for (StackTraceElement at : fuzzing.getStackTrace()) {
            System.out.println("    at " + at);
        }
        try {
            Files.write(folder.resolve("hang-" + current.get().number() + ".bin"), current.get().input());
        } catch (IOException e) {
            System.out.println("input not kept: " + e);
        }
        Runtime.getRuntime().halt(3);
    }
}
