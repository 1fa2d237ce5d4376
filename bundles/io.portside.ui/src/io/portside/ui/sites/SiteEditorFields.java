package io.portside.ui.sites;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.DirectoryDialog;
import org.eclipse.swt.widgets.Group;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;

import io.portside.engine.profile.Site;
import io.portside.ftp.route.RoutePolicy;
import io.portside.ui.prompt.PasswordField;
import io.portside.ui.sites.SiteForm.Field;

/** The fields of the site editor; turns them into a {@link SiteForm} and back. UI thread. */
final class SiteEditorFields {
    private static final List<RoutePolicy> POLICIES = List.of(RoutePolicy.AUTO, RoutePolicy.ACTIVE_ONLY,
            RoutePolicy.PASSIVE_ONLY);
    private static final String[] CHARSETS = {"UTF-8", "ISO-8859-1", "ISO-8859-15", "windows-1250", "windows-1251", //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$ //$NON-NLS-5$
            "windows-1252", "Shift_JIS", "EUC-JP", "GBK", "Big5", "EUC-KR"}; //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$ //$NON-NLS-5$ //$NON-NLS-6$

    private final Composite body;
    private final Map<Field, Text> texts = new EnumMap<>(Field.class);
    private PasswordField password;
    private Button savePassword;
    private Combo policy;
    private Combo charset;
    private Button trust;
    private boolean passwordSaved;
    private boolean passwordTouched;
    private Optional<String> urlFault = Optional.empty();
    private Runnable changed = () -> {};

    SiteEditorFields(Composite body) {
        this.body = body;
        server(group(Messages.groupServer, 4));
        folders(group(Messages.groupFolders, 3));
        connection(group(Messages.groupConnection, 4));
    }

    private Group group(String title, int columns) {
        Group group = new Group(body, SWT.NONE);
        group.setText(title);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(group);
        GridLayoutFactory.swtDefaults().numColumns(columns).margins(8, 6).spacing(8, 6).applyTo(group);
        return group;
    }

    private void server(Group group) {
        Text name = text(group, Field.NAME, Messages.name, 3);
        name.setToolTipText(Messages.nameTip);
        Text host = text(group, Field.HOST, Messages.host, 1);
        host.setToolTipText(Messages.hostTip);
        host.setMessage(Messages.hostHint);
        host.addListener(SWT.Verify, e -> {
            if (e.text.length() > 1 && SiteUrl.looksLikeUrl(e.text)) {
                e.doit = !take(e.text);
            }
        });
        host.addListener(SWT.FocusOut, e -> {
            if (SiteUrl.looksLikeUrl(host.getText())) {
                take(host.getText());
            }
        });
        Text port = text(group, Field.PORT, Messages.port, 1);
        GridDataFactory.fillDefaults().hint(60, SWT.DEFAULT).applyTo(port);
        text(group, Field.USER, Messages.user, 3);
        password = new PasswordField(group, Messages.password, 2);
        password.text().addListener(SWT.Modify, e -> {
            passwordTouched = !password.isEmpty();
            if (passwordTouched) {
                savePassword.setSelection(true);
            }
            changed.run();
        });
        new Label(group, SWT.NONE);
        savePassword = new Button(group, SWT.CHECK);
        savePassword.setText(Messages.savePassword);
        savePassword.setToolTipText(Messages.savePasswordTip);
        savePassword.addListener(SWT.Selection, e -> {
            if (!savePassword.getSelection()) {
                // What is not to be saved would be lost silently: it is asked for when the site is opened.
                password.set(new char[0]);
            }
            changed.run();
        });
        GridDataFactory.fillDefaults().span(3, 1).applyTo(savePassword);
    }

    private void folders(Group group) {
        Text local = text(group, Field.LOCAL_FOLDER, Messages.localFolder, 1);
        local.setToolTipText(Messages.localFolderTip);
        Button browse = new Button(group, SWT.PUSH);
        browse.setText(Messages.browse);
        browse.setToolTipText(Messages.browseTip);
        browse.addListener(SWT.Selection, e -> {
            DirectoryDialog dialog = new DirectoryDialog(group.getShell());
            dialog.setText(Messages.browseTitle);
            dialog.setFilterPath(local.getText());
            Optional.ofNullable(dialog.open()).ifPresent(local::setText);
        });
        Text remote = text(group, Field.REMOTE_FOLDER, Messages.remoteFolder, 2);
        remote.setToolTipText(Messages.remoteFolderTip);
        remote.setMessage(Messages.remoteFolderHint);
    }

    private void connection(Group group) {
        new Label(group, SWT.NONE).setText(Messages.mode);
        policy = new Combo(group, SWT.READ_ONLY | SWT.DROP_DOWN);
        policy.setItems(Messages.modeAuto, Messages.modeActive, Messages.modePassive);
        policy.setToolTipText(Messages.modeTip);
        policy.addListener(SWT.Selection, e -> enable());
        GridDataFactory.fillDefaults().grab(true, false).span(3, 1).applyTo(policy);
        Text external = text(group, Field.EXTERNAL_ADDRESS, Messages.externalAddress, 1);
        external.setToolTipText(Messages.externalAddressTip);
        external.setMessage(Messages.externalAddressHint);
        Text ports = text(group, Field.ACTIVE_PORTS, Messages.activePorts, 1);
        ports.setToolTipText(Messages.activePortsTip);
        ports.setMessage(Messages.activePortsHint);
        new Label(group, SWT.NONE);
        trust = new Button(group, SWT.CHECK);
        trust.setText(Messages.trust);
        trust.setToolTipText(Messages.trustTip);
        GridDataFactory.fillDefaults().span(3, 1).applyTo(trust);
        new Label(group, SWT.NONE).setText(Messages.charset);
        charset = new Combo(group, SWT.DROP_DOWN);
        charset.setItems(CHARSETS);
        charset.setToolTipText(Messages.charsetTip);
        charset.addListener(SWT.Modify, e -> changed.run());
        GridDataFactory.fillDefaults().grab(true, false).applyTo(charset);
        Text sessions = text(group, Field.MAX_SESSIONS, Messages.sessions, 1);
        sessions.setToolTipText(Messages.sessionsTip);
    }

    private Text text(Composite group, Field field, String label, int span) {
        new Label(group, SWT.NONE).setText(label);
        Text text = new Text(group, SWT.BORDER | SWT.SINGLE);
        GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).span(span, 1).applyTo(text);
        text.addListener(SWT.Modify, e -> changed.run());
        texts.put(field, text);
        return text;
    }

    /** Spreads a URL over the fields; false when it is none of FTP. */
    private boolean take(String url) {
        SiteUrl parsed;
        try {
            parsed = SiteUrl.parse(url);
        } catch (SiteUrl.NotAServer e) {
            urlFault = Optional.of(e.getMessage());
            return false;
        }
        urlFault = Optional.empty();
        set(Field.HOST, parsed.host());
        set(Field.PORT, String.valueOf(parsed.port().orElse(Site.DEFAULT_PORT)));
        parsed.user().ifPresent(user -> set(Field.USER, user));
        parsed.password().ifPresent(secret -> {
            password.set(secret);
            Arrays.fill(secret, '\0');
        });
        if (!parsed.folder().isEmpty()) {
            set(Field.REMOTE_FOLDER, parsed.folder());
        }
        return true;
    }

    private void set(Field field, String value) {
        texts.get(field).setText(value);
    }

    Text text(Field field) {
        return texts.get(field);
    }

    PasswordField password() {
        return password;
    }

    Button savePassword() {
        return savePassword;
    }

    Combo policy() {
        return policy;
    }

    void onChange(Runnable runnable) {
        changed = runnable;
    }

    /** What was wrong with a URL that was pasted last. */
    Optional<String> urlFault() {
        return urlFault;
    }

    void show(SiteForm form) {
        set(Field.NAME, form.name());
        set(Field.HOST, form.host());
        set(Field.PORT, form.port());
        set(Field.USER, form.user());
        set(Field.LOCAL_FOLDER, form.localFolder());
        set(Field.REMOTE_FOLDER, form.remoteFolder());
        set(Field.EXTERNAL_ADDRESS, form.externalAddress());
        set(Field.ACTIVE_PORTS, form.activePorts());
        set(Field.MAX_SESSIONS, form.sessions());
        policy.select(POLICIES.indexOf(form.policy()));
        charset.setText(form.charset());
        trust.setSelection(form.trustAdvertisedAddress());
        enable();
    }

    /** As typed; {@code base} has what there are no fields for. */
    SiteForm form(Site base) {
        return new SiteForm(base, get(Field.NAME), get(Field.HOST), get(Field.PORT), get(Field.USER),
                get(Field.LOCAL_FOLDER), get(Field.REMOTE_FOLDER), POLICIES.get(policy.getSelectionIndex()),
                get(Field.EXTERNAL_ADDRESS), get(Field.ACTIVE_PORTS), trust.getSelection(), charset.getText(),
                get(Field.MAX_SESSIONS));
    }

    private String get(Field field) {
        return texts.get(field).getText();
    }

    /** Told once it is known: a saved password is never loaded into the field. */
    void passwordSaved(boolean is) {
        passwordSaved = is;
        if (is && passwordTouched) {
            return;
        }
        password.text().setMessage(is ? Messages.passwordIsSaved : ""); //$NON-NLS-1$
        savePassword.setSelection(is || passwordTouched);
    }

    PasswordChange passwordChange() {
        if (!savePassword.getSelection()) {
            return passwordSaved ? new PasswordChange.Remove() : new PasswordChange.Keep();
        }
        return passwordTouched ? new PasswordChange.Replace(password.password()) : new PasswordChange.Keep();
    }

    /** Settings of a mode that is not used stay as they are, but cannot be typed into. */
    private void enable() {
        RoutePolicy chosen = POLICIES.get(policy.getSelectionIndex());
        texts.get(Field.EXTERNAL_ADDRESS).setEnabled(chosen != RoutePolicy.PASSIVE_ONLY);
        texts.get(Field.ACTIVE_PORTS).setEnabled(chosen != RoutePolicy.PASSIVE_ONLY);
        trust.setEnabled(chosen != RoutePolicy.ACTIVE_ONLY);
        changed.run();
    }

    void setEnabled(boolean enabled) {
        body.setEnabled(enabled);
    }
}
