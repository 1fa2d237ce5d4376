package io.portside.ui.sites;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.TabFolder;
import org.eclipse.swt.widgets.TabItem;
import org.eclipse.swt.widgets.Text;

import io.portside.ui.prompt.PasswordField;
import io.portside.ui.sites.SiteForm.Choices;
import io.portside.ui.sites.SiteForm.Field;

/** The fields of the site editor on their tabs; turns them into a {@link SiteForm} and back. UI thread. */
final class SiteEditorFields {
    /** Of texts that are wrapped, pixels. */
    static final int TEXT_WIDTH = 540;
    private static final String FAULTY = "\u26a0 ";

    private final TabFolder tabs;
    private final FormTexts texts = new FormTexts();
    private final GeneralTab general;
    private final ConnectionTab connection;
    private final SecurityTab security;
    private final TransferTab transfers;

    SiteEditorFields(Composite body) {
        tabs = new TabFolder(body, SWT.NONE);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(tabs);
        general = new GeneralTab(tab(Messages.tabGeneral), texts);
        connection = new ConnectionTab(tab(Messages.tabConnection), texts);
        security = new SecurityTab(tab(Messages.tabSecurity), texts);
        transfers = new TransferTab(tab(Messages.tabTransfers), texts);
    }

    private Composite tab(String title) {
        Composite page = new Composite(tabs, SWT.NONE);
        GridLayoutFactory.swtDefaults().margins(10, 8).spacing(8, 8).applyTo(page);
        TabItem item = new TabItem(tabs, SWT.NONE);
        item.setText(title);
        item.setControl(page);
        return page;
    }

    private static int tab(Field field) {
        return switch (field) {
            case NAME, HOST, PORT, USER, LOCAL_FOLDER, REMOTE_FOLDER -> 0;
            case EXTERNAL_ADDRESS, ACTIVE_PORTS, PROXY_HOST, PROXY_PORT, PROXY_USER -> 1;
            case PINS, AUTHORITY, CLIENT_CERTIFICATE -> 2;
            case LIMIT, TEXT_NAMES, CHARSET, MAX_SESSIONS -> 3;
        };
    }

    /** Marks the tab on which the fault is. */
    void mark(Optional<Field> fault) {
        String[] titles = {Messages.tabGeneral, Messages.tabConnection, Messages.tabSecurity, Messages.tabTransfers};
        int faulty = fault.map(SiteEditorFields::tab).orElse(-1);
        for (int i = 0; i < titles.length; i++) {
            String title = i == faulty ? FAULTY + titles[i] : titles[i];
            if (!title.equals(tabs.getItem(i).getText())) {
                tabs.getItem(i).setText(title);
            }
        }
    }

    TabFolder tabs() {
        return tabs;
    }

    Text text(Field field) {
        return texts.get(field);
    }

    PasswordField password() {
        return general.password().password();
    }

    Button savePassword() {
        return general.password().save();
    }

    SecretField proxyPassword() {
        return connection.proxyPassword();
    }

    RouteMemoryGroup memory() {
        return connection.memory();
    }

    Combo policy() {
        return connection.policy();
    }

    Combo proxy() {
        return connection.proxy();
    }

    Combo protection() {
        return general.security();
    }

    Combo verify() {
        return transfers.verifyChoice();
    }

    SecurityTab security() {
        return security;
    }

    void onChange(Runnable runnable) {
        texts.onChange(() -> {
            security.protection(general.protection());
            runnable.run();
        });
    }

    /** What was wrong with a URL that was pasted last. */
    Optional<String> urlFault() {
        return general.urlFault();
    }

    void show(SiteForm form) {
        texts.show(form);
        general.show(form.choices().security());
        security.show(form.choices());
        security.protection(form.choices().security());
        transfers.show(form);
        connection.show(form.choices());
    }

    /** As typed. */
    SiteForm form(String id) {
        Map<Field, String> typed = texts.all();
        typed.put(Field.CHARSET, transfers.charset());
        return new SiteForm(id, typed,
                new Choices(connection.chosenPolicy(), connection.trusts(), general.protection(),
                        List.copyOf(security.pins()),
                        security.clearsControl(), security.closeNotifyMissing(), connection.chosenProxy(),
                        transfers.compresses(), transfers.verify()));
    }

    void passwordSaved(boolean is) {
        general.password().saved(is);
    }

    /** A copy that the caller overwrites; empty when none was typed. */
    Optional<char[]> typedPassword() {
        return password().isEmpty() ? Optional.empty() : Optional.of(password().password());
    }

    PasswordChange passwordChange() {
        return general.password().change();
    }

    /** A password for a proxy that is not used is of no use. */
    PasswordChange proxyPasswordChange() {
        return connection.chosenProxy().isEmpty() ? new PasswordChange.Remove() : connection.proxyPassword().change();
    }

    void setEnabled(boolean enabled) {
        tabs.setEnabled(enabled);
    }
}
