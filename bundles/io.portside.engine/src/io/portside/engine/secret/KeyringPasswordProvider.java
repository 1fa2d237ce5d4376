package io.portside.engine.secret;

import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

import javax.crypto.spec.PBEKeySpec;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IExtensionRegistry;
import org.eclipse.core.runtime.RegistryFactory;
import org.eclipse.equinox.security.storage.provider.IPreferencesContainer;
import org.eclipse.equinox.security.storage.provider.PasswordProvider;

/**
 * The master password that the operating system's keyring keeps, by way of the platform's own provider. That one is not
 * used directly for two reasons. The Linux and macOS keyrings hold one Equinox password a user: made anew for our file, it
 * would lock the Eclipse workbench of the same person out of its secrets, so an existing one is taken first. And a
 * missing libsecret is an {@link UnsatisfiedLinkError}, a missing secret service a null, which means clear text.
 */
public final class KeyringPasswordProvider extends PasswordProvider {
    static final String MODULE = "io.portside.engine.keyring";
    private static final String POINT = "org.eclipse.equinox.security.secureStorage";
    /** Long enough to unlock a keyring by hand; a broken D-Bus must not hold a login for ever. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Callable<PasswordProvider> platform;
    private final Duration patience;

    /** For the extension registry. */
    public KeyringPasswordProvider() {
        this(KeyringPasswordProvider::create, PATIENCE);
    }

    KeyringPasswordProvider(Callable<PasswordProvider> platform, Duration patience) {
        this.platform = platform;
        this.patience = patience;
    }

    @Override
    public PBEKeySpec getPassword(IPreferencesContainer container, int passwordType) {
        CompletableFuture<PBEKeySpec> answer = new CompletableFuture<>();
        // A native call that hangs cannot be interrupted, only left behind.
        Thread thread = new Thread(() -> {
            try {
                answer.complete(ask(container, passwordType));
            } catch (Exception | LinkageError e) {
                answer.completeExceptionally(e);
            }
        }, "Portside keyring");
        thread.setDaemon(true);
        thread.start();
        try {
            PBEKeySpec password = answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            if (password == null) {
                throw new PasswordWithheld(false, "the system's keyring gave no password");
            }
            return password;
        } catch (ExecutionException e) {
            throw withheld("the system's keyring does not work: " + e.getCause(), e);
        } catch (TimeoutException e) {
            throw withheld("the system's keyring does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw withheld("interrupted", e);
        }
    }

    private PBEKeySpec ask(IPreferencesContainer container, int passwordType) throws Exception {
        PasswordProvider provider = platform.call();
        PBEKeySpec existing = provider.getPassword(container, 0);
        return existing != null || (passwordType & CREATE_NEW_PASSWORD) == 0
                ? existing
                : provider.getPassword(container, passwordType);
    }

    private static PasswordProvider create() throws CoreException {
        IConfigurationElement element = system()
                .orElseThrow(() -> new PasswordWithheld(false, "there is no provider for this system's keyring"));
        return (PasswordProvider) element.createExecutableExtension("class");
    }

    private static PasswordWithheld withheld(String why, Exception cause) {
        PasswordWithheld withheld = new PasswordWithheld(false, why);
        withheld.initCause(cause);
        return withheld;
    }

    /** Whether a platform provider for this system is installed; that it works is not yet said. */
    static boolean installed() {
        return system().isPresent();
    }

    private static Optional<IConfigurationElement> system() {
        IExtensionRegistry registry = RegistryFactory.getRegistry();
        if (registry == null) {
            return Optional.empty();
        }
        return Stream.of(registry.getConfigurationElementsFor(POINT))
                .filter(element -> element.getName().equals("provider")
                        && element.getContributor().getName().startsWith("org.eclipse.equinox.security"))
                .max(Comparator.comparing(element -> String.valueOf(element.getAttribute("priority"))));
    }
}
