package io.portside.cli.work;

import java.time.Instant;
import java.util.stream.Collectors;

import org.eclipse.osgi.util.NLS;

import io.portside.engine.text.Formats;
import io.portside.ftp.certificate.CertificateQuestion;
import io.portside.ftp.certificate.CertificateQuestion.Reason;

/** A certificate that nothing vouches for, in words. Pure. */
final class CertificateWording {
    private final Formats formats = Formats.here();

    /** What a person must see before they decide. */
    String facts(CertificateQuestion question) {
        String text = NLS.bind(Messages.certificate, question.host(), question.reasons().stream()
                .map(this::reason).collect(Collectors.joining(" ")));
        return text + NLS.bind(Messages.certificateFacts, new Object[]{question.subject(), question.issuer(),
                time(question.notBefore()), time(question.notAfter()), question.fingerprint()})
                + question.previous().map(pin -> NLS.bind(Messages.certificateBefore, pin)).orElse("");
    }

    /** Why it was refused where there is nobody to ask, and what to do. */
    String refused(CertificateQuestion question) {
        return facts(question) + NLS.bind(Messages.certificatePin, question.fingerprint());
    }

    private String time(Instant instant) {
        return formats.time(instant);
    }

    private String reason(Reason reason) {
        return switch (reason) {
            case CHANGED -> Messages.reasonChanged;
            case SELF_SIGNED -> Messages.reasonSelfSigned;
            case UNTRUSTED -> Messages.reasonUntrusted;
            case WRONG_HOST -> Messages.reasonWrongHost;
            case EXPIRED -> Messages.reasonExpired;
            case NOT_YET_VALID -> Messages.reasonNotYet;
        };
    }
}
