package io.portside.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

/** What every package, class and file must have. */
class HouseRulesTest {
    private static final House HOUSE = House.here();
    private static final int LONGEST_FILE = 600;
    private static final Pattern EMPTY_NAME = Pattern.compile(".*(Impl|Utils?|Manager|Helper)\\.java");

    @Test
    void everyPackageSaysWhatItIsFor() {
        Set<Path> without = new TreeSet<>();
        for (House.Bundle bundle : HOUSE.bundles()) {
            // A fragment's packages are those of its host.
            if (bundle.manifest().getMainAttributes().getValue("Fragment-Host") == null) {
                bundle.sources().stream().map(Path::getParent)
                        .filter(folder -> !Files.exists(folder.resolve("package-info.java"))).forEach(without::add);
            }
        }
        assertEquals(Set.of(), without);
    }

    @Test
    void noFileIsTooLong() {
        assertEquals(List.of(), sources().filter(file -> lines(file).size() > LONGEST_FILE).toList());
    }

    @Test
    void noClassIsNamedAfterNothing() {
        assertEquals(List.of(),
                sources().filter(file -> EMPTY_NAME.matcher(file.getFileName().toString()).matches()).toList());
    }

    @Test
    void nothingNamesThePlaceWhereItIsBuilt() {
        List<String> places = Stream.of(HOUSE.root().toString(), System.getProperty("user.home"))
                .filter(place -> place.length() > 1).map(place -> place + "/").toList();
        assertEquals(List.of(), HOUSE.files().stream()
                .filter(file -> places.stream().anyMatch(content(file)::contains)).toList());
    }

    @Test
    void theLicenceIsWhole() throws IOException {
        Properties shown = new Properties();
        try (InputStream content = Files
                .newInputStream(HOUSE.root().resolve("features/io.portside.feature/feature.properties"))) {
            shown.load(content);
        }
        String licence = Files.readString(HOUSE.root().resolve("LICENSE"));
        assertTrue(licence.contains("Eclipse Public License - v 2.0"));
        assertTrue(licence.contains("Exhibit A"));
        assertEquals(licence.strip(), shown.getProperty("license").strip());
    }

    private static Stream<Path> sources() {
        return HOUSE.bundles().stream().flatMap(bundle -> bundle.sources().stream());
    }

    /** Of any kind of file: what is no text stays as recognisable as it was. */
    private static String content(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }
}
