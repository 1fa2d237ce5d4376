package io.portside.ui.sites;

import java.util.List;
import java.util.Optional;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Group;
import org.eclipse.swt.widgets.Label;

import io.portside.ftp.route.RoutePolicy;
import io.portside.ftp.setting.ProxySettings.Kind;
import io.portside.ui.sites.SiteForm.Choices;
import io.portside.ui.sites.SiteForm.Field;

/** How data connections get through firewalls and NATs, and a proxy. UI thread. */
final class ConnectionTab {
    private static final List<RoutePolicy> POLICIES = List.of(RoutePolicy.AUTO, RoutePolicy.ACTIVE_ONLY,
            RoutePolicy.PASSIVE_ONLY);
    private static final List<Optional<Kind>> PROXIES = List.of(Optional.empty(), Optional.of(Kind.SOCKS5),
            Optional.of(Kind.HTTP_CONNECT));
    private static final List<String> PROXY_PORTS = List.of("", "1080", "8080");

    private final FormTexts texts;
    private final Combo policy;
    private final Button trust;
    private final Combo proxy;
    private final SecretField proxyPassword;
    private final Label proxyNote;
    private final RouteMemoryGroup memory;

    ConnectionTab(Composite body, FormTexts texts) {
        this.texts = texts;
        Group data = texts.group(body, Messages.groupConnection, 4);
        new Label(data, SWT.NONE).setText(Messages.mode);
        policy = new Combo(data, SWT.READ_ONLY | SWT.DROP_DOWN);
        policy.setItems(Messages.modeAuto, Messages.modeActive, Messages.modePassive);
        policy.setToolTipText(Messages.modeTip);
        policy.addListener(SWT.Selection, e -> enable());
        GridDataFactory.fillDefaults().grab(true, false).span(3, 1).applyTo(policy);
        texts.add(data, Field.EXTERNAL_ADDRESS, Messages.externalAddress, Messages.externalAddressTip,
                Messages.externalAddressHint, 1);
        texts.add(data, Field.ACTIVE_PORTS, Messages.activePorts, Messages.activePortsTip, Messages.activePortsHint, 1);
        new Label(data, SWT.NONE);
        trust = new Button(data, SWT.CHECK);
        trust.setText(Messages.trust);
        trust.setToolTipText(Messages.trustTip);
        trust.addListener(SWT.Selection, e -> texts.changed());
        GridDataFactory.fillDefaults().span(3, 1).applyTo(trust);
        memory = new RouteMemoryGroup(texts.group(body, Messages.groupMemory, 2));
        Group way = texts.group(body, Messages.groupProxy, 4);
        new Label(way, SWT.NONE).setText(Messages.proxy);
        proxy = new Combo(way, SWT.READ_ONLY | SWT.DROP_DOWN);
        proxy.setItems(Messages.proxyNone, Messages.proxySocks, Messages.proxyHttp);
        proxy.setToolTipText(Messages.proxyTip);
        proxy.addListener(SWT.Selection, e -> chooseProxy());
        GridDataFactory.fillDefaults().grab(true, false).span(3, 1).applyTo(proxy);
        texts.add(way, Field.PROXY_HOST, Messages.proxyHost, "", "", 1);
        GridDataFactory.fillDefaults().hint(60, SWT.DEFAULT)
                .applyTo(texts.add(way, Field.PROXY_PORT, Messages.proxyPort, "", "", 1));
        texts.add(way, Field.PROXY_USER, Messages.proxyUser, "", Messages.proxyUserHint, 3);
        proxyPassword = new SecretField(way, Messages.proxyPassword, Messages.saveProxyPassword, texts::changed);
        proxyNote = new Label(way, SWT.WRAP);
        proxyNote.setText(Messages.proxyNote);
        GridDataFactory.fillDefaults().grab(true, false).span(4, 1).hint(SiteEditorFields.TEXT_WIDTH, SWT.DEFAULT)
                .applyTo(proxyNote);
    }

    private void chooseProxy() {
        String port = texts.get(Field.PROXY_PORT).getText().strip();
        if (PROXY_PORTS.contains(port)) {
            texts.set(Field.PROXY_PORT, PROXY_PORTS.get(proxy.getSelectionIndex()));
        }
        enable();
    }

    void show(Choices choices) {
        policy.select(POLICIES.indexOf(choices.policy()));
        trust.setSelection(choices.trustAdvertisedAddress());
        proxy.select(PROXIES.indexOf(choices.proxy()));
        enable();
    }

    RoutePolicy chosenPolicy() {
        return POLICIES.get(policy.getSelectionIndex());
    }

    boolean trusts() {
        return trust.getSelection();
    }

    Optional<Kind> chosenProxy() {
        return PROXIES.get(proxy.getSelectionIndex());
    }

    Combo policy() {
        return policy;
    }

    Combo proxy() {
        return proxy;
    }

    RouteMemoryGroup memory() {
        return memory;
    }

    SecretField proxyPassword() {
        return proxyPassword;
    }

    /** Settings of a mode that is not used stay as they are, but cannot be typed into. */
    private void enable() {
        boolean through = chosenProxy().isPresent();
        // Nobody can connect to us through a proxy.
        boolean active = chosenPolicy() != RoutePolicy.PASSIVE_ONLY && !through;
        texts.enable(Field.EXTERNAL_ADDRESS, active);
        texts.enable(Field.ACTIVE_PORTS, active);
        trust.setEnabled(chosenPolicy() != RoutePolicy.ACTIVE_ONLY);
        for (Field field : List.of(Field.PROXY_HOST, Field.PROXY_PORT, Field.PROXY_USER)) {
            texts.enable(field, through);
        }
        proxyPassword.setEnabled(through);
        proxyNote.setVisible(through);
        texts.changed();
    }
}
