package io.portside.engine.doctor;

/** Follows an examination. Called on worker threads, several at a time; must be quick and not throw. */
public interface DoctorListener {
    /** A check has ended. */
    void step(DoctorStep step);

    /** Nobody follows. */
    DoctorListener NONE = step -> {};
}
