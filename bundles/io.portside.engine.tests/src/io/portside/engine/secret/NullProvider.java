package io.portside.engine.secret;

import javax.crypto.spec.PBEKeySpec;

import org.eclipse.equinox.security.storage.provider.IPreferencesContainer;
import org.eclipse.equinox.security.storage.provider.PasswordProvider;

/** A provider as the platform allows it: null when there is no password. */
public final class NullProvider extends PasswordProvider {
    static final String MODULE = "io.portside.engine.nullProvider";
    static int asked;

    @Override
    public PBEKeySpec getPassword(IPreferencesContainer container, int passwordType) {
        asked++;
        return null;
    }
}
