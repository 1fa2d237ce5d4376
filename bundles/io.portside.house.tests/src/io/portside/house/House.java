package io.portside.house;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/** The checkout as files. */
record House(Path root) {

    /** A bundle's folder. */
    record Bundle(Path folder) {
        String name() {
            return folder.getFileName().toString();
        }

        boolean test() {
            return name().endsWith(".tests");
        }

        Manifest manifest() {
            try (InputStream content = Files.newInputStream(folder.resolve("META-INF/MANIFEST.MF"))) {
                return new Manifest(content);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** Compiled classes whose source is still there: an incremental build keeps those of deleted sources. */
        List<Path> classes() {
            Path compiled = folder.resolve("target/classes");
            if (!Files.exists(compiled)) {
                // A test bundle that this build has not come to yet.
                return List.of();
            }
            return filesUnder(compiled).filter(file -> file.toString().endsWith(".class")).filter(file -> {
                String outer = compiled.relativize(file).toString().replaceFirst("(\\$.*)?\\.class$", ".java");
                return Files.exists(folder.resolve("src").resolve(outer));
            }).toList();
        }

        List<Path> sources() {
            return filesUnder(folder.resolve("src")).filter(file -> file.toString().endsWith(".java")).toList();
        }
    }

    static House here() {
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.exists(folder.resolve("releng/target-platform"))) {
            folder = folder.getParent();
        }
        if (folder == null) {
            throw new IllegalStateException("not inside the checkout: " + Path.of("").toAbsolutePath());
        }
        return new House(folder);
    }

    List<Bundle> bundles() {
        try (Stream<Path> folders = Files.list(root.resolve("bundles"))) {
            return folders.filter(folder -> Files.exists(folder.resolve("META-INF/MANIFEST.MF"))).sorted()
                    .map(Bundle::new).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Bundle bundle(String name) {
        return new Bundle(root.resolve("bundles").resolve(name));
    }

    /** All regular files of the project itself: no build output, nothing of git's. */
    List<Path> files() {
        try (Stream<Path> top = Files.list(root)) {
            return Stream
                    .concat(Stream.of("bundles", "features", "product", "releng", ".ci", ".mvn").map(root::resolve)
                            .filter(Files::exists).flatMap(House::filesUnder),
                            top.filter(Files::isRegularFile)
                                    .filter(file -> !file.getFileName().toString().equals(".git"))
                                    .toList().stream())
                    .filter(file -> !generated(root.relativize(file))).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean generated(Path file) {
        for (Path part : file) {
            if (part.toString().equals("target") || part.toString().equals("out") || part.toString().equals("bin")) {
                return true;
            }
        }
        return file.getFileName().toString().startsWith(".polyglot.");
    }

    private static Stream<Path> filesUnder(Path folder) {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(Files::isRegularFile).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
