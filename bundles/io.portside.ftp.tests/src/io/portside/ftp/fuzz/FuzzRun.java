package io.portside.ftp.fuzz;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.LongPredicate;

import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/**
 * Feeds one target with mutated input until told to stop or something is wrong. The same seed gives the same inputs, as
 * long as the target sees the same. Inputs that show something new are kept and mutated further.
 */
public final class FuzzRun {
    /** Kept inputs; more would only make the interesting ones rarer. */
    private static final int CORPUS = 2_000;
    private static final int SHORT_ENOUGH = 16 * 1024;

    private final FuzzTarget target;
    private final long seed;
    private final Mutator mutator;
    private final List<byte[]> corpus = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final Allocations allocations = new Allocations();
    private volatile Current current;
    private long count;
    private long mostAllocated;
    private long mostCpu;

    public FuzzRun(FuzzTarget target, long seed) {
        this.target = target;
        this.seed = seed;
        this.mutator = new Mutator(target.words(), target.longest());
        corpus.addAll(target.seeds());
    }

    /** The input that runs now, for whoever watches for hangs. */
    record Current(long number, byte[] input, long since) {}

    /** What went wrong with an input. */
    public record Fault(String target, long seed, long number, byte[] input, Throwable what) {}

    /** How a run went. */
    public record Report(String target, long inputs, int kept, long mostAllocated, long mostCpuNanos,
            Optional<Fault> fault) {}

    Optional<Current> current() {
        return Optional.ofNullable(current);
    }

    /** Runs on the calling thread for as long as {@code goOn} says yes to the number of the next input, or until a fault. */
    public Report run(LongPredicate goOn) {
        for (; goOn.test(count); count++) {
            Random random = new Random(seed * 1_000_003 + count);
            byte[] input = input(random);
            Optional<Throwable> wrong = one(input, random);
            if (wrong.isPresent()) {
                return report(Optional.of(new Fault(target.name(), seed, count, input, wrong.get())));
            }
        }
        return report(Optional.empty());
    }

    /** Runs one given input. */
    public Optional<Throwable> one(byte[] input, Random random) {
        current = new Current(count, input, System.nanoTime());
        long cpu = threads.getCurrentThreadCpuTime();
        long allocated = allocations.ofThisThread();
        try {
            String what = target.run(input, random);
            if (seen.add(what) && input.length <= SHORT_ENOUGH && corpus.size() < CORPUS) {
                corpus.add(input);
            }
            return overLimit(input.length, threads.getCurrentThreadCpuTime() - cpu,
                    allocations.ofThisThread() - allocated);
        } catch (Throwable e) { // StackOverflowError and OutOfMemoryError are what is looked for.
            return Optional.of(e);
        } finally {
            current = null;
        }
    }

    private Optional<Throwable> overLimit(int length, long cpu, long allocated) {
        mostCpu = Math.max(mostCpu, cpu);
        mostAllocated = Math.max(mostAllocated, allocated);
        if (cpu > target.cpuLimit(length)) {
            return Optional.of(new AssertionError(cpu / 1_000_000 + " ms of CPU for " + length + " bytes"));
        }
        if (allocated > target.allocationLimit(length)) {
            return Optional.of(new AssertionError(allocated + " bytes allocated for " + length));
        }
        return Optional.empty();
    }

    private byte[] input(Random random) {
        if (count < target.seeds().size()) {
            return corpus.get((int) count);
        }
        byte[] one = corpus.get(random.nextInt(corpus.size()));
        byte[] other = corpus.get(random.nextInt(corpus.size()));
        return mutator.mutate(one, other, random);
    }

    private Report report(Optional<Fault> fault) {
        return new Report(target.name(), count, corpus.size(), mostAllocated, mostCpu, fault);
    }

    /** Bytes that a thread has allocated, which HotSpot counts and the standard interface does not tell. */
    private static final class Allocations {
        private final MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
        private final ObjectName name;

        Allocations() {
            try {
                name = new ObjectName(ManagementFactory.THREAD_MXBEAN_NAME);
            } catch (JMException e) {
                throw new IllegalStateException(e);
            }
        }

        long ofThisThread() {
            try {
                return (Long) beans.invoke(name, "getThreadAllocatedBytes",
                        new Object[]{Thread.currentThread().getId()}, new String[]{"long"});
            } catch (JMException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
