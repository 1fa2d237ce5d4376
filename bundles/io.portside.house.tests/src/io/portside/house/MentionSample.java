package io.portside.house;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Future;
import java.util.jar.Attributes;
import java.util.regex.Pattern;

/** Mentions classes in each of the ways there are: annotation, signature, array, parameter, call, exception. */
@FunctionalInterface
interface MentionSample {
    List<Future<?>> signature(Attributes[][] array, Pattern parameter) throws IOException;

    static Object call() {
        return Instant.now();
    }
}
