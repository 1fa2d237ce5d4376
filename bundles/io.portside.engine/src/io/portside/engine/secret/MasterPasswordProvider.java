package io.portside.engine.secret;

import java.util.Arrays;

import javax.crypto.spec.PBEKeySpec;

import org.eclipse.equinox.security.storage.provider.IPreferencesContainer;
import org.eclipse.equinox.security.storage.provider.PasswordProvider;

import io.portside.engine.secret.MasterPasswordPrompt.Reason;

/** Has a person type the master password. Made by Equinox from the extension in plugin.xml. */
public final class MasterPasswordProvider extends PasswordProvider {
    static final String MODULE = "io.portside.engine.masterPassword";
    /** Option of the preferences' container under which the store passes its {@link MasterPasswordPrompt}. */
    static final String PROMPT = "io.portside.engine.secret.prompt";
    /** Equinox calls both methods under its own lock. */
    private boolean wrong;

    @Override
    public PBEKeySpec getPassword(IPreferencesContainer container, int passwordType) {
        if (!(container.getOption(PROMPT) instanceof MasterPasswordPrompt prompt)) {
            throw new PasswordWithheld(false, "nobody to ask for the master password");
        }
        boolean create = (passwordType & CREATE_NEW_PASSWORD) != 0;
        Reason reason = create ? Reason.CREATE : wrong ? Reason.WRONG : Reason.UNLOCK;
        wrong = false;
        char[] password = prompt.ask(reason)
                .orElseThrow(() -> new PasswordWithheld(true, "no master password was given"));
        try {
            if (password.length == 0) {
                throw new PasswordWithheld(true, "the master password is empty");
            }
            return new PBEKeySpec(password);
        } finally {
            Arrays.fill(password, '\0');
        }
    }

    @Override
    public boolean retryOnError(Exception e, IPreferencesContainer container) {
        wrong = true;
        return wrong || super.retryOnError(e, container);
    }
}
