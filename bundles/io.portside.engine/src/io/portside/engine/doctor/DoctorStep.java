package io.portside.engine.doctor;

import java.time.Duration;

/**
 * One check of an examination, in words.
 *
 * @param label  what was tried: {@code listing, active (PORT)}
 * @param words  how it ended, in one line; the server's own words where there are some
 */
public record DoctorStep(String label, Result result, String words, Duration took) {
    /** How it ended. */
    public enum Result {
        WORKED, FAILED,
        /** Neither good nor bad: the server does not have it, or it was not tried. */
        NEUTRAL
    }
}
