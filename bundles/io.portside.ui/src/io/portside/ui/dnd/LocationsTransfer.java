package io.portside.ui.dnd;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.eclipse.swt.dnd.ByteArrayTransfer;
import org.eclipse.swt.dnd.TransferData;

import io.portside.engine.files.Location;

/**
 * Carries locations, remote ones too, from pane to pane. What travels is a random token; the locations stay here, so
 * that another program, or another Portside, can make nothing of it.
 */
final class LocationsTransfer extends ByteArrayTransfer {
    private static final LocationsTransfer INSTANCE = new LocationsTransfer();
    private static final String TYPE = "portside-locations";
    private static final int TYPE_ID = registerType(TYPE);

    private byte[] token = {};
    private List<Location> dragged = List.of();

    private LocationsTransfer() {}

    static LocationsTransfer getInstance() {
        return INSTANCE;
    }

    /** A drag begins. */
    void begin(List<Location> locations) {
        token = UUID.randomUUID().toString().getBytes(StandardCharsets.US_ASCII);
        dragged = List.copyOf(locations);
    }

    /** It is over. */
    void end() {
        token = new byte[0];
        dragged = List.of();
    }

    /** What is being dragged out of one of our own panes at the moment; known before the drop. */
    List<Location> dragged() {
        return dragged;
    }

    @Override
    public void javaToNative(Object object, TransferData transferData) {
        super.javaToNative(token, transferData);
    }

    /** The locations, or null when they are not ours, as SWT wants it. */
    @Override
    public Object nativeToJava(TransferData transferData) {
        Object bytes = super.nativeToJava(transferData);
        boolean ours = bytes instanceof byte[] found && token.length > 0 && Arrays.equals(found, token);
        return Optional.of(dragged).filter(locations -> ours).orElse(null);
    }

    @Override
    protected int[] getTypeIds() {
        return new int[]{TYPE_ID};
    }

    @Override
    protected String[] getTypeNames() {
        return new String[]{TYPE};
    }
}
