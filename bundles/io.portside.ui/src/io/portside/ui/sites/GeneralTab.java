package io.portside.ui.sites;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.DirectoryDialog;
import org.eclipse.swt.widgets.Group;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;

import io.portside.ftp.setting.Security;
import io.portside.ui.sites.SiteForm.Field;

/** Which server, who, and where to begin. A whole URL in the host's field is spread over the others. UI thread. */
final class GeneralTab {
    private static final List<Security> PROTECTIONS = List.of(Security.EXPLICIT, Security.IMPLICIT, Security.CLEAR);

    private final FormTexts texts;
    private final Combo security;
    private final SecretField password;
    private Security chosen = Security.CLEAR;
    private Optional<String> urlFault = Optional.empty();

    GeneralTab(Composite body, FormTexts texts) {
        this.texts = texts;
        Group server = texts.group(body, Messages.groupServer, 4);
        texts.add(server, Field.NAME, Messages.name, Messages.nameTip, "", 3);
        Text host = texts.add(server, Field.HOST, Messages.host, Messages.hostTip, Messages.hostHint, 1);
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
        Text port = texts.add(server, Field.PORT, Messages.port, "", "", 1);
        GridDataFactory.fillDefaults().hint(60, SWT.DEFAULT).applyTo(port);
        new Label(server, SWT.NONE).setText(Messages.security);
        security = new Combo(server, SWT.READ_ONLY | SWT.DROP_DOWN);
        security.setItems(Messages.securityExplicit, Messages.securityImplicit, Messages.securityClear);
        security.setToolTipText(Messages.securityTip);
        security.addListener(SWT.Selection, e -> choose(PROTECTIONS.get(security.getSelectionIndex())));
        GridDataFactory.fillDefaults().grab(true, false).span(3, 1).applyTo(security);
        texts.add(server, Field.USER, Messages.user, "", "", 3);
        password = new SecretField(server, Messages.password, Messages.savePassword, texts::changed);
        folders(texts.group(body, Messages.groupFolders, 3));
    }

    private void folders(Group group) {
        Text local = texts.add(group, Field.LOCAL_FOLDER, Messages.localFolder, Messages.localFolderTip, "", 1);
        Button browse = new Button(group, SWT.PUSH);
        browse.setText(Messages.browse);
        browse.setToolTipText(Messages.browseTip);
        browse.addListener(SWT.Selection, e -> {
            DirectoryDialog dialog = new DirectoryDialog(group.getShell());
            dialog.setText(Messages.browseTitle);
            dialog.setFilterPath(local.getText());
            Optional.ofNullable(dialog.open()).ifPresent(local::setText);
        });
        texts.add(group, Field.REMOTE_FOLDER, Messages.remoteFolder, Messages.remoteFolderTip,
                Messages.remoteFolderHint, 2);
    }

    /** The port goes along, unless somebody chose another than the usual one. */
    void choose(Security now) {
        String usual = String.valueOf(SiteForm.defaultPort(chosen));
        String port = texts.get(Field.PORT).getText().strip();
        chosen = now;
        security.select(PROTECTIONS.indexOf(now));
        if (port.isEmpty() || port.equals(usual)) {
            texts.set(Field.PORT, String.valueOf(SiteForm.defaultPort(now)));
        }
        texts.changed();
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
        texts.set(Field.HOST, parsed.host());
        parsed.security().ifPresent(this::choose);
        texts.set(Field.PORT, String.valueOf(parsed.port().orElse(SiteForm.defaultPort(chosen))));
        parsed.user().ifPresent(user -> texts.set(Field.USER, user));
        parsed.password().ifPresent(secret -> {
            password.password().set(secret);
            Arrays.fill(secret, '\0');
        });
        if (!parsed.folder().isEmpty()) {
            texts.set(Field.REMOTE_FOLDER, parsed.folder());
        }
        return true;
    }

    void show(Security protection) {
        chosen = protection;
        security.select(PROTECTIONS.indexOf(protection));
    }

    Security protection() {
        return chosen;
    }

    Combo security() {
        return security;
    }

    SecretField password() {
        return password;
    }

    /** What was wrong with a URL that was pasted last. */
    Optional<String> urlFault() {
        return urlFault;
    }
}
