package io.portside.engine.doctor;

import java.util.Optional;

import io.portside.engine.problem.ProblemException;
import io.portside.engine.profile.Site;
import io.portside.ftp.cancel.CancelToken;

/** Examines sites. Thread-safe; calls block for some seconds, beside the time in which a person types a password. */
public interface SiteDoctor {
    /**
     * Logs in, lists the start folder over every route, and says what it found. Changes nothing on the server and
     * nothing in the profile. Where the profile asks for TLS nothing is sent in clear text.
     *
     * @param site     saved or not
     * @param password typed by the person and not saved yet, overwritten here; empty: the stored one, or it is asked for
     * @throws ProblemException when the profile has a fault, or somebody cancelled before there was anything to tell; what
     *                          is wrong with the connection is told in the report
     */
    DoctorReport examine(Site site, Optional<char[]> password, DoctorListener progress, CancelToken cancel)
            throws ProblemException;
}
