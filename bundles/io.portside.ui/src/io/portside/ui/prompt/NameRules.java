package io.portside.ui.prompt;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import org.eclipse.osgi.util.NLS;

/** Which names a file or folder may get. Pure, any thread. */
public final class NameRules {
    private static final String WINDOWS_FORBIDDEN = "\\:*?\"<>|"; //$NON-NLS-1$
    private static final Set<String> WINDOWS_DEVICES = Set.of("CON", "PRN", "AUX", "NUL", "COM1", "COM2", "COM3", //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$ //$NON-NLS-5$ //$NON-NLS-6$ //$NON-NLS-7$
            "COM4", "COM5", "COM6", "COM7", "COM8", "COM9", "LPT1", "LPT2", "LPT3", "LPT4", "LPT5", "LPT6", "LPT7", //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$ //$NON-NLS-5$ //$NON-NLS-6$ //$NON-NLS-7$ //$NON-NLS-8$ //$NON-NLS-9$ //$NON-NLS-10$ //$NON-NLS-11$ //$NON-NLS-12$ //$NON-NLS-13$
            "LPT8", "LPT9"); //$NON-NLS-1$ //$NON-NLS-2$
    private static final int LONGEST = 255;

    private final Set<String> taken;
    private final boolean windows;

    /**
     * @param taken   names that are in use in the folder
     * @param windows whether the name will live on a Windows disk
     */
    public NameRules(Set<String> taken, boolean windows) {
        this.taken = Set.copyOf(taken);
        this.windows = windows;
    }

    /** What is wrong with {@code name}, in words; empty when nothing is. */
    public Optional<String> fault(String name) {
        if (name.isBlank()) {
            return Optional.of(Messages.nameEmpty);
        }
        if (name.equals(".") || name.equals("..")) { //$NON-NLS-1$ //$NON-NLS-2$
            return Optional.of(NLS.bind(Messages.nameDots, name));
        }
        // RFC 959 ends a command with CR LF, so no server could be told such a name.
        if (name.chars().anyMatch(Character::isISOControl)) {
            return Optional.of(Messages.nameControl);
        }
        if (name.indexOf('/') >= 0) {
            return Optional.of(NLS.bind(Messages.nameCharacter, "/")); //$NON-NLS-1$
        }
        if (name.length() > LONGEST) {
            return Optional.of(NLS.bind(Messages.nameLong, LONGEST));
        }
        if (taken.contains(name)) {
            return Optional.of(NLS.bind(Messages.nameTaken, name));
        }
        return windows ? windowsFault(name) : Optional.empty();
    }

    private static Optional<String> windowsFault(String name) {
        Optional<String> forbidden = name.chars().filter(c -> WINDOWS_FORBIDDEN.indexOf(c) >= 0)
                .mapToObj(Character::toString).findFirst();
        if (forbidden.isPresent()) {
            return Optional.of(NLS.bind(Messages.nameCharacter, forbidden.get()));
        }
        if (name.endsWith(".") || name.endsWith(" ")) { //$NON-NLS-1$ //$NON-NLS-2$
            return Optional.of(Messages.nameWindowsEnd);
        }
        int dot = name.indexOf('.');
        String stem = (dot < 0 ? name : name.substring(0, dot)).toUpperCase(Locale.ROOT);
        return WINDOWS_DEVICES.contains(stem) ? Optional.of(NLS.bind(Messages.nameDevice, stem)) : Optional.empty();
    }
}
