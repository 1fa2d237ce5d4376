package io.portside.ftp.doctor;

/** Follows an examination. Called on the examination's threads, several at a time; must be quick and not throw. */
public interface ExaminationListener {
    /** A step has ended; listings are told by {@link #listed}. */
    void checked(Check check);

    /** A listing has ended. */
    void listed(RouteCheck check);
}
