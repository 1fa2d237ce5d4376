package io.portside.ui.prompt;

import java.util.Locale;

import org.eclipse.osgi.util.NLS;

import io.portside.engine.text.Formats;
import io.portside.ftp.certificate.CertificateQuestion;
import io.portside.ftp.certificate.CertificateQuestion.Reason;

/** A doubted certificate in plain words. Pure, any thread. */
final class CertificateWording {
    private static final int PAIRS_A_LINE = 16;
    private static final String ALGORITHM = "SHA256:";

    private final CertificateQuestion question;
    private final Formats formats;

    CertificateWording(CertificateQuestion question, Formats formats) {
        this.question = question;
        this.formats = formats;
    }

    String headline() {
        return NLS.bind(question.changed() ? Messages.certificateChanged : Messages.certificateDoubted,
                question.host());
    }

    /** What it means, and what is at stake. */
    String meaning() {
        return question.changed() ? Messages.certificateChangedMeaning : Messages.certificateMeaning;
    }

    /** Why it is doubted, a line each. */
    String reasons() {
        StringBuilder text = new StringBuilder();
        for (Reason reason : question.reasons()) {
            text.append(text.isEmpty() ? "" : "\n").append("\u2022 ").append(reason(reason));
        }
        return text.toString();
    }

    private String reason(Reason reason) {
        return switch (reason) {
            case CHANGED -> Messages.reasonChanged;
            case SELF_SIGNED -> Messages.reasonSelfSigned;
            case UNTRUSTED -> NLS.bind(Messages.reasonUntrusted, commonName(question.issuer()));
            case WRONG_HOST -> NLS.bind(Messages.reasonWrongHost, names(), question.host());
            case EXPIRED -> NLS.bind(Messages.reasonExpired, formats.date(question.notAfter()));
            case NOT_YET_VALID -> NLS.bind(Messages.reasonNotYet, formats.date(question.notBefore()));
        };
    }

    private String names() {
        return question.alternativeNames().isEmpty()
                ? commonName(question.subject())
                : String.join(", ", question.alternativeNames());
    }

    /** The name in a distinguished name that says something to a person; all of it where there is none. */
    static String commonName(String distinguished) {
        for (String part : distinguished.split("(?<!\\\\),")) {
            if (part.strip().toUpperCase(Locale.ROOT).startsWith("CN=")) {
                return part.strip().substring("CN=".length()).replace("\\", "");
            }
        }
        return distinguished.isBlank() ? Messages.unknown : distinguished;
    }

    /** In pairs, so that two people can read it to each other. */
    static String fingerprint(String pin) {
        String digits = pin.startsWith(ALGORITHM) ? pin.substring(ALGORITHM.length()) : pin;
        StringBuilder text = new StringBuilder("SHA-256");
        for (int i = 0; i + 1 < digits.length(); i += 2) {
            text.append(i % (2 * PAIRS_A_LINE) == 0 ? "\n" : " ")
                    .append(digits.substring(i, i + 2).toUpperCase(Locale.ROOT));
        }
        return text.toString();
    }

    /** Everything in the certificate that matters. */
    String details() {
        String names = question.alternativeNames().isEmpty()
                ? Messages.unknown
                : String.join(", ", question.alternativeNames());
        return NLS.bind(Messages.certificateDetails,
                new Object[]{question.host() + ":" + question.port(), question.subject(), names, question.issuer(),
                        formats.time(question.notBefore()), formats.time(question.notAfter())});
    }

    /** To be copied into a mail to the administrator. */
    String text() {
        StringBuilder text = new StringBuilder(headline()).append('\n').append(reasons()).append("\n\n")
                .append(fingerprint(question.fingerprint()));
        question.previous().ifPresent(
                pin -> text.append("\n\n").append(Messages.fingerprintBefore).append('\n').append(fingerprint(pin)));
        return text.append("\n\n").append(details()).append('\n').toString();
    }
}
