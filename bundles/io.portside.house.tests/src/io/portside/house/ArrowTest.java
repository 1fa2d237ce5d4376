package io.portside.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.BiPredicate;
import java.util.jar.Attributes;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Arrows point one way: user interface to engine to session core. Read from manifests and from compiled classes. */
class ArrowTest {
    private static final House HOUSE = House.here();
    /** From the session core, the user interface may know values only. */
    private static final Pattern FTP_FOR_UI = Pattern
            .compile("io\\.portside\\.ftp\\.((cancel|certificate|event|reply|route|setting)\\.[^.]+)(\\$.*)?");
    private static final Pattern FTP_FOR_CLI = FTP_FOR_UI;
    private static final Pattern FTP_FOR_DEMO = Pattern.compile("io\\.portside\\.ftp\\.setting\\.[^.]+");
    private static final Pattern ENGINE_FOR_DEMO = Pattern.compile("io\\.portside\\.engine\\.(problem|profile)\\..*");
    /** Addresses and URIs are values; these open connections. */
    private static final Pattern SOCKETS = Pattern
            .compile("java\\.net\\.((Server|Datagram|Multicast)?Socket|(Http)?URLConnection)|java\\.net\\.http\\..*"
                    + "|java\\.nio\\.channels\\..*|javax\\.net\\..*");

    /** @param forbidden of the class that mentions, and the class that is mentioned */
    private record Rule(String bundle, String what, BiPredicate<String, String> forbidden) {
        @Override
        public String toString() {
            return bundle + ": " + what;
        }
    }

    private static Rule never(String bundle, String... prefixes) {
        return new Rule(bundle, "nothing of " + String.join(", ", prefixes),
                (user, used) -> Stream.of(prefixes).anyMatch(used::startsWith));
    }

    static List<Rule> rules() {
        return List.of(
                never("io.portside.ftp", "org.eclipse.", "org.osgi.", "java.awt.", "javax.swing.", "com.google.gson.",
                        "io.portside.engine.", "io.portside.ui.", "io.portside.cli.", "io.portside.demo."),
                never("io.portside.engine", "org.eclipse.swt.", "org.eclipse.jface.", "org.eclipse.e4.", "java.awt.",
                        "javax.swing.", "org.apache.commons.net.", "io.portside.ui.", "io.portside.cli.",
                        "io.portside.demo."),
                new Rule("io.portside.engine", "VFS in the package files.vfs only",
                        (user, used) -> used.startsWith("org.apache.commons.vfs2.")
                                && !user.startsWith("io.portside.engine.files.vfs.")),
                never("io.portside.ui", "org.apache.commons.", "org.apache.ftpserver.", "com.google.gson.", "java.awt.",
                        "javax.swing.", "io.portside.cli.", "io.portside.demo."),
                new Rule("io.portside.ui", "no sockets and channels", (user, used) -> SOCKETS.matcher(used).matches()),
                new Rule("io.portside.ui", "of the session core only values",
                        (user, used) -> used.startsWith("io.portside.ftp.") && !FTP_FOR_UI.matcher(used).matches()),
                never("io.portside.cli", "org.eclipse.swt.", "org.eclipse.jface.", "org.eclipse.e4.",
                        "org.eclipse.core.runtime.", "org.apache.", "java.awt.", "javax.swing.", "io.portside.ui.",
                        "io.portside.demo."),
                new Rule("io.portside.cli", "no sockets and channels", (user, used) -> SOCKETS.matcher(used).matches()),
                new Rule("io.portside.cli", "of the session core only values",
                        (user, used) -> used.startsWith("io.portside.ftp.") && !FTP_FOR_CLI.matcher(used).matches()),
                new Rule("io.portside.cli", "Equinox in the package app only, beside texts",
                        (user, used) -> (used.startsWith("org.eclipse.equinox.") || used.startsWith("org.osgi.")
                                || used.startsWith("org.eclipse.osgi.service."))
                                && !user.startsWith("io.portside.cli.app.")),
                never("io.portside.demo", "org.eclipse.", "io.portside.ui.", "io.portside.cli."),
                new Rule("io.portside.demo", "of the engine only profiles and problems",
                        (user, used) -> used.startsWith("io.portside.engine.")
                                && !ENGINE_FOR_DEMO.matcher(used).matches()),
                new Rule("io.portside.demo", "of the session core only what profiles are made of",
                        (user, used) -> used.startsWith("io.portside.ftp.") && !FTP_FOR_DEMO.matcher(used).matches()));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void classesKeepTheRule(Rule rule) {
        List<ClassFile> classes = HOUSE.bundle(rule.bundle()).classes().stream().map(ClassFile::read).toList();
        assertFalse(classes.isEmpty(), "not compiled: " + rule.bundle());
        List<String> faults = classes.stream()
                .flatMap(user -> user.mentions().stream().filter(used -> rule.forbidden().test(user.name(), used))
                        .map(used -> user.name() + " uses " + used))
                .toList();
        assertEquals(List.of(), faults);
    }

    /** The rules above would hold of a reader that finds nothing, so it is asked for what is known to be there. */
    @Test
    void mentionsAreFound() {
        String file = MentionSample.class.getName().replace('.', '/') + ".class";
        ClassFile sample = ClassFile
                .read(HOUSE.bundle("io.portside.house.tests").folder().resolve("target/classes").resolve(file));
        assertEquals(MentionSample.class.getName(), sample.name());
        assertTrue(sample.mentions().containsAll(List.of("java.util.concurrent.Future", "java.util.jar.Attributes",
                "java.util.regex.Pattern", "java.time.Instant", "java.lang.FunctionalInterface",
                "java.io.IOException")), sample.mentions().toString());
    }

    @Test
    void nothingRequiresTheOldWorkbench() {
        for (House.Bundle bundle : HOUSE.bundles()) {
            for (String used : uses(bundle)) {
                assertFalse(used.equals("org.eclipse.ui") || used.startsWith("org.eclipse.ui."),
                        bundle.name() + " asks for " + used);
            }
            for (ClassFile user : bundle.classes().stream().map(ClassFile::read).toList()) {
                assertTrue(user.mentions().stream().noneMatch(used -> used.startsWith("org.eclipse.ui.")),
                        user.name() + " uses the old workbench");
            }
        }
    }

    @Test
    void manifestsKeepTheArrows() {
        assertNoneOf("io.portside.ftp", "org\\.eclipse\\..*|org\\.osgi\\..*|io\\.portside\\.(engine|ui|cli|demo).*");
        assertNoneOf("io.portside.engine",
                "org\\.eclipse\\.(swt|jface|e4)(\\..*)?|io\\.portside\\.(ui|cli|demo)(\\..*)?|org\\.apache\\.commons\\.net\\..*");
        assertNoneOf("io.portside.cli", "org\\.eclipse\\.(swt|jface|e4|core\\.runtime)(\\..*)?|org\\.apache\\..*"
                + "|io\\.portside\\.(ui|demo).*|io\\.portside\\.ftp\\.(control|data|error|listing|session|transfer|vfs).*");
        assertNoneOf("io.portside.ui", "org\\.apache\\..*|io\\.portside\\.(cli|demo).*"
                + "|io\\.portside\\.ftp\\.(control|data|error|listing|session|transfer|vfs).*");
        for (House.Bundle bundle : HOUSE.bundles()) {
            if (!bundle.test()) {
                assertNoneOf(bundle.name(), bundle.name().equals("io.portside.testkit")
                        ? "io\\.portside\\.(engine|ui|cli|demo)(\\..*)?"
                        : "io\\.portside\\.testkit(\\..*)?|org\\.junit\\..*");
            }
        }
    }

    private static void assertNoneOf(String bundle, String forbidden) {
        Pattern pattern = Pattern.compile(forbidden);
        assertEquals(List.of(), uses(HOUSE.bundle(bundle)).stream().filter(used -> pattern.matcher(used).matches())
                .toList(), bundle);
    }

    /** Bundles and packages that a manifest asks for. */
    private static List<String> uses(House.Bundle bundle) {
        Attributes attributes = bundle.manifest().getMainAttributes();
        return Stream.of("Require-Bundle", "Import-Package", "DynamicImport-Package")
                .map(attributes::getValue).filter(value -> value != null)
                // Commas inside version ranges do not separate.
                .flatMap(value -> Stream.of(value.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)")))
                .map(clause -> clause.split(";", 2)[0].strip()).toList();
    }
}
