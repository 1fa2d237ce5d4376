package io.portside.engine.sync.state;

import java.io.File;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.LinkedHashSet;
import java.util.Set;

/** The places some classes come from, for a Java machine of its own: flat, also where OSGi loaded them. */
public final class TestClassPath {
    private TestClassPath() {}

    /** One class of each place that is needed. */
    public static String of(Class<?>... classes) throws URISyntaxException {
        Set<String> places = new LinkedHashSet<>();
        for (Class<?> one : classes) {
            CodeSource source = one.getProtectionDomain().getCodeSource();
            URL place = source.getLocation();
            Path path = Path.of(new URI(place.toString().replace(" ", "%20")));
            // A bundle that Tycho runs from its project has its classes below.
            Path classesBelow = path.resolve("target").resolve("classes");
            places.add((java.nio.file.Files.isDirectory(classesBelow) ? classesBelow : path).toString());
        }
        return String.join(File.pathSeparator, places);
    }
}
