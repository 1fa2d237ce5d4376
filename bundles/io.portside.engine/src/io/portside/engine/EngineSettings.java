package io.portside.engine;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

import io.portside.engine.profile.SiteSource;
import io.portside.engine.secret.SecretStore;
import io.portside.engine.site.CertificatePrompt;
import io.portside.engine.site.PasswordPrompt;
import io.portside.engine.transfer.ExistsPrompt;

/**
 * What a front end provides.
 *
 * @param localLabel  what this computer is called in front of people
 * @param stateFolder the instance area: sites, known sites; made when missing
 * @param sources     asked each time the sites are listed, because the services come and go
 */
public record EngineSettings(String localLabel, Path stateFolder, SecretStore secrets, PasswordPrompt passwords,
        CertificatePrompt certificates, ExistsPrompt exists, Supplier<List<SiteSource>> sources) {
    /** With nobody to ask about certificates: those that are neither trusted nor pinned are refused. */
    public EngineSettings(String localLabel, Path stateFolder, SecretStore secrets, PasswordPrompt passwords,
            ExistsPrompt exists, Supplier<List<SiteSource>> sources) {
        this(localLabel, stateFolder, secrets, passwords, CertificatePrompt.REFUSING, exists, sources);
    }
}
