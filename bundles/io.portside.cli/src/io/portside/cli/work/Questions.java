package io.portside.cli.work;

import java.util.Optional;

import org.eclipse.osgi.util.NLS;

import io.portside.cli.output.ExitCode;
import io.portside.cli.output.Failure;
import io.portside.cli.terminal.Person;
import io.portside.cli.terminal.Printable;
import io.portside.engine.profile.Site;
import io.portside.engine.secret.MasterPasswordPrompt;
import io.portside.engine.site.CertificatePrompt;
import io.portside.engine.site.PasswordPrompt;
import io.portside.ftp.certificate.CertificateDecision;
import io.portside.ftp.certificate.CertificateQuestion;

/** Passes the engine's questions to the person, and notes why one stayed without an answer. Worker threads. */
final class Questions implements PasswordPrompt, MasterPasswordPrompt, CertificatePrompt {
    private static final int TRIES = 3;
    private final Optional<Person> person;
    private final boolean given;
    private int refusals;
    private int wrong;
    private Optional<Failure> unanswered = Optional.empty();

    /** @param given the password came from standard input, so that nobody is asked for another one */
    Questions(Optional<Person> person, boolean given) {
        this.person = person;
        this.given = given;
    }

    /** Why a connection was given up although another password, or another answer, might have helped. */
    synchronized Optional<Failure> unanswered() {
        return unanswered;
    }

    @Override
    public synchronized Optional<Answer> ask(Site site, Optional<String> refused) {
        String account = NLS.bind(Messages.account, site.user(), site.host());
        if (refused.isPresent() && ++refusals >= TRIES || given || person.isEmpty()) {
            return without(refused.map(words -> NLS.bind(Messages.refused, account, words)).orElseGet(
                    () -> NLS.bind(given ? Messages.noInput : Messages.nobody, account)));
        }
        String question = NLS.bind(Messages.password, account);
        String asked = refused.map(words -> NLS.bind(Messages.again, words, question)).orElse(question);
        Optional<char[]> typed = person.get().password(Printable.lines(asked) + " ");
        return typed.isPresent()
                ? typed.map(password -> new Answer(password, false))
                : without(NLS.bind(Messages.noneTyped, account));
    }

    private Optional<Answer> without(String words) {
        unanswered = Optional.of(new Failure(ExitCode.LOGIN_REFUSED, words));
        return Optional.empty();
    }

    @Override
    public synchronized CertificateDecision ask(Site site, CertificateQuestion question) {
        CertificateWording wording = new CertificateWording();
        if (person.isPresent() && person.get().line(wording.facts(question) + Messages.certificateQuestion + " ")
                .filter(answer -> answer.strip().equalsIgnoreCase(Messages.yes)).isPresent()) {
            return CertificateDecision.ACCEPT_ONCE;
        }
        unanswered = Optional.of(new Failure(ExitCode.NOT_TRUSTED, wording.refused(question)));
        return CertificateDecision.REFUSE;
    }

    @Override
    public synchronized Optional<Answer> keyPassword(Site site, String file, boolean refused) {
        return refused && ++refusals >= TRIES
                ? Optional.empty()
                : person.flatMap(one -> one.password(NLS.bind(Messages.keyPassword, file) + " "))
                        .map(password -> new Answer(password, false));
    }

    /** Only to unlock: the command line stores nothing. Without an answer the site's own password is asked for. */
    @Override
    public synchronized Optional<char[]> ask(Reason reason) {
        if (reason == Reason.CREATE || person.isEmpty() || reason == Reason.WRONG && ++wrong >= TRIES) {
            return Optional.empty();
        }
        return person.get().password((reason == Reason.WRONG ? Messages.masterAgain : Messages.master) + " ");
    }
}
