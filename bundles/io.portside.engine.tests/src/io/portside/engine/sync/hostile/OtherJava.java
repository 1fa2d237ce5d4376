package io.portside.engine.sync.hostile;

import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.eclipse.core.runtime.FileLocator;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;

/** A Java machine of its own with everything that this one has, inside OSGi and without it. */
final class OtherJava {
    private OtherJava() {}

    static Process start(Class<?> main, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xshare:auto", "-XX:TieredStopAtLevel=1", "-cp", classPath(), main.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    /** In a flat class path all is in it; a launcher of tests may have loaded them from elsewhere, as OSGi does. */
    private static String classPath() {
        Set<String> path = new LinkedHashSet<>();
        Optional<Bundle> bundle = Optional.ofNullable(FrameworkUtil.getBundle(OtherJava.class));
        if (bundle.isPresent() && bundle.get().getBundleContext() != null) {
            for (Bundle each : bundle.get().getBundleContext().getBundles()) {
                FileLocator.getBundleFileLocation(each).map(File::toPath).ifPresent(file -> path.add(classes(file)));
            }
        } else if (OtherJava.class.getClassLoader() instanceof URLClassLoader loader) {
            for (URL url : loader.getURLs()) {
                path.add(url.getPath());
            }
        }
        path.add(classes(Path.of(OtherJava.class.getProtectionDomain().getCodeSource().getLocation().getPath())));
        path.addAll(List.of(System.getProperty("java.class.path").split(File.pathSeparator)));
        return String.join(File.pathSeparator, path);
    }

    /** A bundle that Tycho runs from its project has its classes below. */
    private static String classes(Path bundle) {
        Path below = bundle.resolve("target/classes");
        return (Files.isDirectory(below) ? below : bundle).toString();
    }
}
