package io.portside.ftp.doctor;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What the facts mean.
 *
 * @param verdicts the one that matters most first; never empty
 * @param facts    what the words about them need
 * @param works    whether files can be moved with the proposed settings
 */
public record Diagnosis(List<Verdict> verdicts, Map<Fact, String> facts, Proposal proposal, boolean works) {
    public Diagnosis {
        verdicts = List.copyOf(verdicts);
        EnumMap<Fact, String> sorted = new EnumMap<>(Fact.class);
        sorted.putAll(facts);
        facts = Collections.unmodifiableMap(sorted);
    }

    /** Draws the conclusions. Pure. */
    public static Diagnosis of(Findings findings) {
        return new Diagnostician(findings).diagnosis();
    }

    /** The facts, with the server's words that speak for {@code verdict}. */
    public Map<Fact, String> facts(Verdict verdict) {
        Map<Fact, String> own = new EnumMap<>(Fact.class);
        own.putAll(facts);
        verdict.evidence().stream().filter(check -> !check.worked()).map(Check::words).filter(words -> !words.isEmpty())
                .findFirst().ifPresent(words -> own.put(Fact.WORDS, words));
        return own;
    }

    /** The verdict that matters most. */
    public Verdict main() {
        return verdicts.get(0);
    }

    /** What a sentence about a verdict may name. Those that are not known are not in the map. */
    public enum Fact {
        HOST, PORT,
        /** Our address on this computer. */
        LOCAL,
        /** Our address as the server sees it. */
        SEEN,
        /** The server's address as we reach it. */
        PEER,
        /** The address in the server's 227. */
        ADVERTISED,
        /** Ports that the server opened during the examination, the lowest and the highest. */
        PASSIVE_PORTS,
        /** The profile's ports for active mode. */
        ACTIVE_PORTS,
        /** The port, or the ports, at which we listened. */
        LISTENED,
        /** The profile's external address. */
        EXTERNAL,
        /** The server's words that decided; only in {@link #facts(Verdict)}. */
        WORDS,
        /** The server's greeting. */
        GREETING
    }
}
