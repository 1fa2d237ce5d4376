package io.portside.engine.secret;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.eclipse.equinox.security.storage.SecurePreferencesFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

import io.portside.engine.problem.ProblemException;
import io.portside.engine.problem.ProblemKind;
import io.portside.engine.secret.MasterPasswordPrompt.Reason;

class EquinoxSecretStoreTest {
    private static final String SECRET = "correct-horse-ünïcode-77";
    private static final String MASTER = "battery-staple-88";
    @TempDir
    Path state;
    private final Prompt prompt = new Prompt();
    private Path file;
    private EquinoxSecretStore store;

    @BeforeEach
    void open() {
        file = state.resolve("a folder").resolve("secrets");
        store = store(file);
    }

    @Test
    void aPasswordComesBackAfterARestartWithTheMasterPassword() throws Exception {
        prompt.answers(MASTER);
        store.put("one", SECRET.toCharArray());
        store.put("two", "".toCharArray());
        assertEquals(List.of(Reason.CREATE), prompt.asked);

        EquinoxSecretStore restarted = store(copied());
        prompt.answers(MASTER);
        assertArrayEquals(SECRET.toCharArray(), restarted.get("one").orElseThrow());
        assertArrayEquals(new char[0], restarted.get("two").orElseThrow());
        assertEquals(Optional.empty(), restarted.get("three"));
        assertEquals(List.of(Reason.CREATE, Reason.UNLOCK), prompt.asked);
    }

    @Test
    void nothingOnDiskShowsThePassword() throws Exception {
        prompt.answers(MASTER);
        store.put("one", SECRET.toCharArray());
        store.put("one", (SECRET + "2").toCharArray());
        store.remove("two");
        assertNoTrace();
        assertEquals(List.of("secrets"), names(), "no copies are left behind");
    }

    @Test
    void onlyTheOwnerMayReadTheFile() throws Exception {
        prompt.answers(MASTER);
        store.put("one", SECRET.toCharArray());
        if (Files.getFileAttributeView(file, PosixFileAttributeView.class) != null) {
            assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        }
    }

    @Test
    void cancellingTheMasterPasswordStoresNothing() throws Exception {
        assertEquals(ProblemKind.CANCELLED, kind(() -> store.put("one", SECRET.toCharArray())));
        assertEquals(List.of(Reason.CREATE), prompt.asked);
        assertEquals(Optional.empty(), store.get("one"));
        prompt.answers(MASTER);
        store.put("two", "other".toCharArray());
        assertNoTrace();
        assertFalse(Files.readString(file).contains("sites/one"), "nothing of the cancelled one");
    }

    @Test
    void cancellingKeepsWhatWasThere() throws Exception {
        prompt.answers(MASTER);
        store.put("one", SECRET.toCharArray());
        EquinoxSecretStore restarted = store(copied());
        assertEquals(ProblemKind.CANCELLED, kind(() -> restarted.put("one", "new".toCharArray())));
        assertEquals(ProblemKind.CANCELLED, kind(() -> restarted.get("one")));
        prompt.answers(MASTER);
        assertArrayEquals(SECRET.toCharArray(), restarted.get("one").orElseThrow());
    }

    @Test
    void aProviderThatReturnsNullMeansNoClearText() throws Exception {
        // The module is the platform's contract read to the letter: null where there is no password.
        EquinoxSecretStore silent = new EquinoxSecretStore(file, prompt, List.of(NullProvider.MODULE));
        NullProvider.asked = 0;
        assertEquals(ProblemKind.SECRET_STORE, kind(() -> silent.put("one", SECRET.toCharArray())));
        assertTrue(NullProvider.asked > 0, "the provider was really asked");
        assertEquals(Optional.empty(), silent.get("one"));
        prompt.answers(MASTER);
        store.put("two", "other".toCharArray());
        assertNoTrace();
    }

    @Test
    void aKeyringThatFailsGivesWayToTheMasterPassword() throws Exception {
        EquinoxSecretStore both = new EquinoxSecretStore(file, prompt,
                List.of(NullProvider.MODULE, MasterPasswordProvider.MODULE));
        prompt.answers(MASTER);
        both.put("one", SECRET.toCharArray());
        assertArrayEquals(SECRET.toCharArray(), both.get("one").orElseThrow());
        assertNoTrace();
    }

    @Test
    void aWrongMasterPasswordIsAskedAgainAndLosesNothing() throws Exception {
        prompt.answers(MASTER);
        store.put("one", SECRET.toCharArray());
        EquinoxSecretStore restarted = store(copied());
        prompt.answers("wrong", "wronger");
        assertEquals(ProblemKind.CANCELLED, kind(() -> restarted.get("one")));
        assertEquals(List.of(Reason.CREATE, Reason.UNLOCK, Reason.WRONG, Reason.WRONG), prompt.asked);
        prompt.answers("wrong", MASTER);
        assertArrayEquals(SECRET.toCharArray(), restarted.get("one").orElseThrow());
    }

    @Test
    void aPromptThatIsAlwaysWrongEndsInAProblem() throws Exception {
        prompt.answers(MASTER);
        store.put("one", SECRET.toCharArray());
        EquinoxSecretStore stubborn = new EquinoxSecretStore(copied(), reason -> Optional.of("wrong".toCharArray()),
                List.of(MasterPasswordProvider.MODULE));
        ProblemException thrown = assertThrows(ProblemException.class, () -> stubborn.get("one"));
        assertEquals(ProblemKind.SECRET_STORE, thrown.problem().kind());
        assertFalse(thrown.problem().facts().get(0).isBlank());
    }

    @Test
    void aRemovedPasswordIsGone() throws Exception {
        prompt.answers(MASTER);
        store.put("one", SECRET.toCharArray());
        store.remove("one");
        store.remove("one");
        assertEquals(Optional.empty(), store.get("one"));
        assertFalse(Files.readString(file).contains("sites/one"));
    }

    @Test
    void aClearTextValueOfSomebodyElseIsNoPassword() throws Exception {
        var foreign = SecurePreferencesFactory.open(new URL("file", null, file.toString()), null);
        foreign.node("/io.portside/sites/one").put("password", SECRET, false);
        assertEquals(Optional.empty(), store.get("one"));
    }

    @Test
    void aFileThatCannotBeWrittenIsAProblemAndKeepsWhatItHas() throws Exception {
        prompt.answers(MASTER);
        store.put("one", SECRET.toCharArray());
        String before = Files.readString(file);
        // A folder in the way of the copy stops the writing before it begins, whoever runs the test.
        Files.createDirectories(file.resolveSibling("secrets.whole").resolve("in the way"));
        assertThrows(ProblemException.class, () -> store.put("two", SECRET.toCharArray()));
        assertEquals(before, Files.readString(file));
        assertEquals(Optional.empty(), store.get("two"));
    }

    @Test
    void aWritingThatWasCutShortIsUndone() throws Exception {
        prompt.answers(MASTER);
        store.put("one", SECRET.toCharArray());
        Path other = copied();
        Files.copy(other, other.resolveSibling("secrets.whole"));
        Files.writeString(other, "org.eclipse.equ");
        EquinoxSecretStore restarted = store(other);
        prompt.answers(MASTER);
        assertArrayEquals(SECRET.toCharArray(), restarted.get("one").orElseThrow());
    }

    @Test
    void aDamagedFileIsSetAsideAndStoringGoesOn() throws Exception {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "a=\\u12");
        assertEquals(Optional.empty(), store.get("one"));
        prompt.answers(MASTER);
        store.put("one", SECRET.toCharArray());
        assertTrue(Files.readString(file).contains("sites/one"));
        assertEquals("a=\\u12", Files.readString(file.resolveSibling("secrets.damaged")));
    }

    @Test
    void openingTouchesNothing() {
        assertTrue(store.persistent());
        assertFalse(Files.exists(file.getParent()));
        assertEquals(List.of(), prompt.asked);
    }

    @Test
    void aFailingDiskFallsBackToTheSession() throws Exception {
        SecretStore fallback = new FallbackSecretStore(
                new EquinoxSecretStore(file, prompt, List.of(NullProvider.MODULE)));
        assertTrue(fallback.persistent());
        fallback.put("one", SECRET.toCharArray());
        assertFalse(fallback.persistent());
        assertArrayEquals(SECRET.toCharArray(), fallback.get("one").orElseThrow());
        assertNoTrace();
        fallback.remove("one");
        assertEquals(Optional.empty(), fallback.get("one"));
    }

    @Test
    void whoRefusesAMasterPasswordHasItForTheSession() throws Exception {
        SecretStore fallback = new FallbackSecretStore(store);
        fallback.put("one", SECRET.toCharArray());
        assertFalse(fallback.persistent());
        assertTrue(fallback.holds("one"));
        prompt.answers(MASTER);
        fallback.put("one", SECRET.toCharArray());
        assertTrue(fallback.persistent());
        assertTrue(store.holds("one"));
    }

    @Test
    void theSessionStoreGivesCopies() {
        SessionOnlySecretStore session = new SessionOnlySecretStore();
        char[] password = SECRET.toCharArray();
        session.put("one", password);
        Arrays.fill(password, 'x');
        Arrays.fill(session.get("one").orElseThrow(), 'y');
        assertArrayEquals(SECRET.toCharArray(), session.get("one").orElseThrow());
        session.remove("one");
        assertNull(session.get("one").orElse(null));
        assertFalse(session.persistent());
    }

    private EquinoxSecretStore store(Path where) {
        return new EquinoxSecretStore(where, prompt, List.of(MasterPasswordProvider.MODULE));
    }

    /** Equinox keeps what it read by path, so another path is what a restart is. */
    private Path copied() throws IOException {
        Path copy = Files.createTempDirectory(state, "restart").resolve("secrets");
        return Files.copy(file, copy);
    }

    private static ProblemKind kind(Executable call) {
        return assertThrows(ProblemException.class, call).problem().kind();
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(file.getParent())) {
            return files.map(path -> path.getFileName().toString()).toList();
        }
    }

    /** Neither password, in clear text or as Equinox writes a value that is not encrypted. */
    private void assertNoTrace() throws IOException {
        try (Stream<Path> files = Files.walk(state)) {
            for (Path path : files.filter(Files::isRegularFile).toList()) {
                String text = Files.readString(path, StandardCharsets.ISO_8859_1);
                for (String secret : List.of(SECRET, MASTER)) {
                    byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
                    assertFalse(text.contains(new String(bytes, StandardCharsets.ISO_8859_1)), path.toString());
                    assertFalse(text.contains(Base64.getEncoder().encodeToString(bytes).substring(0, 12)),
                            path.toString());
                }
            }
        }
    }

    /** Answers from a list, then cancels. */
    private static final class Prompt implements MasterPasswordPrompt {
        private final Deque<String> answers = new ArrayDeque<>();
        private final List<Reason> asked = new ArrayList<>();

        void answers(String... more) {
            answers.addAll(List.of(more));
        }

        @Override
        public Optional<char[]> ask(Reason reason) {
            asked.add(reason);
            return Optional.ofNullable(answers.poll()).map(String::toCharArray);
        }
    }
}
