package io.portside.engine.secret;

import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

import org.eclipse.equinox.security.storage.EncodingUtils;
import org.eclipse.equinox.security.storage.ISecurePreferences;
import org.eclipse.equinox.security.storage.SecurePreferencesFactory;
import org.eclipse.equinox.security.storage.StorageException;
import org.eclipse.equinox.security.storage.provider.IProviderHints;

import io.portside.engine.problem.Problem;
import io.portside.engine.problem.ProblemException;
import io.portside.engine.problem.ProblemKind;
import io.portside.engine.problem.ProblemMapping;

/**
 * Passwords in Equinox secure storage, in a file of our own. Encrypted under a password from the system's keyring, or
 * where that does not work under a master password that a person is asked for.
 *
 * <p>Equinox's interface takes and gives {@link String}s, which cannot be overwritten: here alone a password is one, for
 * the length of a call.
 */
public final class EquinoxSecretStore implements SecretStore {
    private static final String FOLDER = "/io.portside/sites/";
    private static final String KEY = "password";
    private final Path file;
    private final MasterPasswordPrompt prompt;
    private final List<String> modules;
    /**
     * Held across disk access and even a question, on purpose: between Equinox's put and our check the value may stand in
     * memory in clear text, and no other call may flush it meanwhile.
     */
    private final ReentrantLock one = new ReentrantLock();
    private boolean keyringFailed;
    private boolean opened;

    public EquinoxSecretStore(Path file, MasterPasswordPrompt prompt) {
        this(file, prompt, List.of(KeyringPasswordProvider.MODULE, MasterPasswordProvider.MODULE));
    }

    /** @param modules ids of password providers, the preferred one first */
    EquinoxSecretStore(Path file, MasterPasswordPrompt prompt, List<String> modules) {
        this.file = file.toAbsolutePath();
        this.prompt = prompt;
        this.modules = modules;
    }

    @Override
    public Optional<char[]> get(String siteId) throws ProblemException {
        one.lock();
        try {
            String node = node(siteId);
            ISecurePreferences root = open(modules.get(modules.size() - 1));
            if (!root.nodeExists(node)) {
                return Optional.empty();
            }
            ISecurePreferences site = root.node(node);
            // A value that is not encrypted was not put here by us.
            String password = encrypted(site) ? site.get(KEY, null) : null;
            return Optional.ofNullable(password).map(String::toCharArray);
        } catch (StorageException | IllegalStateException | LinkageError e) {
            throw broken(e);
        } catch (PasswordWithheld e) {
            throw withheld(e);
        } finally {
            one.unlock();
        }
    }

    @Override
    public boolean holds(String siteId) throws ProblemException {
        one.lock();
        try {
            String node = node(siteId);
            ISecurePreferences root = open(modules.get(modules.size() - 1));
            return root.nodeExists(node) && encrypted(root.node(node));
        } catch (StorageException | IllegalStateException e) {
            throw broken(e);
        } finally {
            one.unlock();
        }
    }

    @Override
    public void put(String siteId, char[] password) throws ProblemException {
        one.lock();
        try {
            ProblemException last = null;
            for (String module : modules) {
                boolean keyring = module.equals(KeyringPasswordProvider.MODULE);
                if (keyring && (keyringFailed || !KeyringPasswordProvider.installed())) {
                    continue;
                }
                try {
                    put(open(module).node(node(siteId)), password);
                    return;
                } catch (ProblemException e) {
                    if (e.problem().kind() != ProblemKind.SECRET_STORE) {
                        throw e;
                    }
                    keyringFailed |= keyring;
                    last = e;
                }
            }
            throw last == null ? broken(new IllegalStateException("no password provider")) : last;
        } finally {
            one.unlock();
        }
    }

    private void put(ISecurePreferences site, char[] password) throws ProblemException {
        boolean unproven = false;
        try {
            site.put(KEY, new String(password), true);
            unproven = true;
            if (!site.isEncrypted(KEY)) {
                throw new StorageException(StorageException.NO_PASSWORD, "the password would not have been encrypted");
            }
            flush(site);
            unproven = false;
        } catch (StorageException | IllegalStateException | LinkageError e) {
            throw broken(e);
        } catch (PasswordWithheld e) {
            throw withheld(e);
        } finally {
            // Also when something unforeseen is thrown: what is in memory would be written by the next flush.
            if (unproven) {
                site.remove(KEY);
            }
        }
    }

    @Override
    public void remove(String siteId) throws ProblemException {
        one.lock();
        try {
            String node = node(siteId);
            ISecurePreferences root = open(modules.get(modules.size() - 1));
            if (root.nodeExists(node)) {
                root.node(node).removeNode();
                flush(root);
            }
        } catch (IllegalStateException e) {
            throw broken(e);
        } finally {
            one.unlock();
        }
    }

    @Override
    public boolean persistent() {
        return true;
    }

    private static boolean encrypted(ISecurePreferences site) throws StorageException {
        for (String key : site.keys()) {
            if (key.equals(KEY)) {
                return site.isEncrypted(KEY);
            }
        }
        return false;
    }

    private static String node(String siteId) {
        return FOLDER + EncodingUtils.encodeSlashes(siteId);
    }

    private ISecurePreferences open(String module) throws ProblemException {
        Map<Object, Object> options = new HashMap<>();
        options.put(IProviderHints.REQUIRED_MODULE_ID, module);
        // Without the workbench's UI bundle Equinox takes us for a headless run and would not ask.
        options.put(IProviderHints.PROMPT_USER, Boolean.TRUE);
        options.put(MasterPasswordProvider.PROMPT, prompt);
        try {
            if (!opened) {
                SecretFile.prepare(file);
                opened = true;
            }
            ISecurePreferences root = SecurePreferencesFactory.open(url(), options);
            if (root == null) {
                throw broken(new IOException("not opened: " + file));
            }
            return root;
        } catch (IOException e) {
            throw ProblemMapping.writing(e, file.toString());
        } catch (IllegalArgumentException e) {
            throw broken(e);
        }
    }

    /** Equinox takes the URL's path as it is for the file's name, so it must not be encoded as {@code toUri()} does. */
    private URL url() throws IOException {
        String path = file.toString().replace(File.separatorChar, '/');
        if (path.indexOf('#') >= 0 || path.indexOf('?') >= 0) {
            throw new IOException("secure storage cannot have # or ? in its path: " + file);
        }
        return new URL("file", null, path.startsWith("/") ? path : "/" + path);
    }

    private void flush(ISecurePreferences node) throws ProblemException {
        try {
            SecretFile.rewrite(file, node::flush);
        } catch (IOException e) {
            throw ProblemMapping.writing(e, file.toString());
        }
    }

    private static ProblemException withheld(PasswordWithheld cause) {
        return cause.cancelled()
                ? new ProblemException(Problem.of(ProblemKind.CANCELLED, cause.getMessage()), cause)
                : broken(cause);
    }

    private static ProblemException broken(Throwable cause) {
        String text = String.valueOf(cause.getMessage());
        return new ProblemException(Problem.of(ProblemKind.SECRET_STORE, cause.toString(), text), cause);
    }
}
