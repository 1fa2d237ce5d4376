package io.portside.ftp.fuzz;

import java.util.List;
import java.util.Random;

/** Something that reads a server's bytes. Called on one thread. */
public interface FuzzTarget {
    /** One word, for the command line. */
    String name();

    /** Well-formed input to begin with. */
    List<byte[]> seeds();

    /** What the input's language is made of, for the mutator to put in. */
    List<String> words();

    /**
     * Runs one input. Everything thrown is a fault: what a hostile server may cause must be caught here.
     *
     * @param random the only source of chance besides the input
     * @return what was seen, in few different words; an input that shows something new is kept and mutated further
     */
    String run(byte[] input, Random random) throws Exception;

    /** Bytes that the thread may allocate for an input; more is a fault. */
    default long allocationLimit(int length) {
        return (64L << 20) + 4096L * length;
    }

    /** CPU time in nanoseconds that an input may take; more is a fault. Hours are what backtracking takes. */
    default long cpuLimit(int length) {
        return 1_000_000_000L + 10_000L * length;
    }

    /** The longest input to be made. */
    default int longest() {
        return 256 * 1024;
    }
}
