package io.portside.cli.verb;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.eclipse.osgi.util.NLS;

import io.portside.engine.profile.SiteRules;
import io.portside.ftp.route.RoutePolicy;
import io.portside.ftp.setting.PortRange;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the values of options. Pure. */
final class OptionValues {
    private OptionValues() {}

    static final class Mode implements ITypeConverter<RoutePolicy> {
        @Override
        public RoutePolicy convert(String text) {
            return switch (text.toLowerCase(Locale.ROOT)) {
                case "auto" -> RoutePolicy.AUTO;
                case "active" -> RoutePolicy.ACTIVE_ONLY;
                case "passive" -> RoutePolicy.PASSIVE_ONLY;
                default -> throw wrong(Messages.mode, text);
            };
        }
    }

    /** Sessions at a time. */
    static final class Count implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String text) {
            if (text.matches("[0-9]{1,4}")) {
                int count = Integer.parseInt(text);
                if (count >= 1 && count <= SiteRules.MAX_SESSIONS) {
                    return count;
                }
            }
            throw wrong(Messages.connections, text);
        }
    }

    /** {@code 40000-40010}, or one port. */
    static final class ActivePorts implements ITypeConverter<PortRange> {
        private static final Pattern RANGE = Pattern.compile("([0-9]{1,5})(?:-([0-9]{1,5}))?");

        @Override
        public PortRange convert(String text) {
            Matcher range = RANGE.matcher(text);
            if (!range.matches()) {
                throw wrong(Messages.ports, text);
            }
            int first = Integer.parseInt(range.group(1));
            try {
                return new PortRange(first, range.group(2) == null ? first : Integer.parseInt(range.group(2)));
            } catch (IllegalArgumentException e) {
                throw wrong(Messages.ports, text);
            }
        }
    }

    /** A certificate's fingerprint, also with the colons that other tools print. */
    static final class Pin implements ITypeConverter<String> {
        private static final String KIND = "SHA256:";

        @Override
        public String convert(String text) {
            if (text.regionMatches(true, 0, KIND, 0, KIND.length())) {
                String digits = text.substring(KIND.length()).replace(":", "").toLowerCase(Locale.ROOT);
                if (digits.matches("[0-9a-f]{64}")) {
                    return KIND + digits;
                }
            }
            throw wrong(Messages.pin, text);
        }
    }

    /** Bytes a second, {@code 500k}, {@code 2M}; 0 for no limit. */
    static final class Rate implements ITypeConverter<Long> {
        private static final Pattern RATE = Pattern.compile("([0-9]{1,12})([kKmMgG]?)");

        @Override
        public Long convert(String text) {
            Matcher rate = RATE.matcher(text);
            if (!rate.matches()) {
                throw wrong(Messages.rate, text);
            }
            int shift = switch (rate.group(2).toLowerCase(Locale.ROOT)) {
                case "k" -> 10;
                case "m" -> 20;
                case "g" -> 30;
                default -> 0;
            };
            return Long.parseLong(rate.group(1)) << shift;
        }
    }

    static final class Names implements ITypeConverter<Charset> {
        @Override
        public Charset convert(String text) {
            try {
                Charset charset = Charset.forName(text);
                if (charset.canEncode()) {
                    return charset;
                }
            } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
                // Said below.
            }
            throw wrong(Messages.charset, text);
        }
    }

    private static TypeConversionException wrong(String message, String text) {
        return new TypeConversionException(NLS.bind(message, text));
    }
}
