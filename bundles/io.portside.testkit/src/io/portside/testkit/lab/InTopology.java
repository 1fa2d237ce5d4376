package io.portside.testkit.lab;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The networks in which a test of a class named {@code ...InLab} runs: once in each. At a method it replaces what the
 * class says; a test without either never runs, which {@link LabLaunch} reports as a failure.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface InTopology {
    /** Where. */
    Topology[] value();

    /** Round-trip time between client and server in milliseconds, 0 to 10000. */
    int rtt() default 0;
}
