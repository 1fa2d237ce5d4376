package io.portside.engine.secret;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import io.portside.engine.problem.Problem;
import io.portside.engine.problem.ProblemException;
import io.portside.engine.problem.ProblemKind;
import io.portside.engine.problem.ProblemMapping;

/**
 * The stored passwords for a program beside the one that owns the file. Equinox keeps the file in memory and overwrites
 * all of it, so of two programs that write the later one would throw away what the other stored. This one therefore
 * works on a private copy of the file, as it was when first asked for, and never writes. The copy is as encrypted as
 * the file, and goes away with {@link #close()}.
 */
public final class ReadOnlySecretStore implements SecretStore, Closeable {
    private final Path file;
    private final MasterPasswordPrompt prompt;
    private Optional<Path> copy = Optional.empty();
    private Optional<EquinoxSecretStore> copied = Optional.empty();
    private boolean opened;

    private ReadOnlySecretStore(Path file, MasterPasswordPrompt prompt) {
        this.file = file;
        this.prompt = prompt;
    }

    /** The passwords of a state folder. Touches nothing before it is asked. */
    public static ReadOnlySecretStore in(Path stateFolder, MasterPasswordPrompt prompt) {
        return new ReadOnlySecretStore(stateFolder.resolve(FallbackSecretStore.FILE), prompt);
    }

    @Override
    public Optional<char[]> get(String siteId) throws ProblemException {
        Optional<EquinoxSecretStore> store = store();
        return store.isPresent() && store.get().holds(siteId) ? store.get().get(siteId) : Optional.empty();
    }

    @Override
    public boolean holds(String siteId) throws ProblemException {
        Optional<EquinoxSecretStore> store = store();
        return store.isPresent() && store.get().holds(siteId);
    }

    private synchronized Optional<EquinoxSecretStore> store() throws ProblemException {
        if (!opened) {
            opened = true;
            try {
                Optional<byte[]> content = SecretFile.snapshot(file);
                if (content.isPresent()) {
                    // Made for the owner's eyes only.
                    Path made = Files.createTempFile("portside-", ".secrets");
                    copy = Optional.of(made);
                    Files.write(made, content.get());
                    copied = Optional.of(new EquinoxSecretStore(made, prompt));
                }
            } catch (IOException e) {
                throw ProblemMapping.reading(e, file.toString());
            }
        }
        return copied;
    }

    @Override
    public void put(String siteId, char[] password) throws ProblemException {
        throw refused();
    }

    @Override
    public void remove(String siteId) throws ProblemException {
        throw refused();
    }

    private static ProblemException refused() {
        String text = "passwords are only read here";
        return new ProblemException(Problem.of(ProblemKind.SECRET_STORE, text, text), null);
    }

    @Override
    public boolean persistent() {
        return false;
    }

    @Override
    public synchronized void close() {
        copied = Optional.empty();
        copy.ifPresent(made -> {
            try {
                Files.deleteIfExists(made);
            } catch (IOException e) {
                made.toFile().deleteOnExit();
            }
        });
        copy = Optional.empty();
    }
}
