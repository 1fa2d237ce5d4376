package io.portside.demo;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.apache.ftpserver.ftplet.Authentication;
import org.apache.ftpserver.ftplet.AuthenticationFailedException;
import org.apache.ftpserver.ftplet.Authority;
import org.apache.ftpserver.ftplet.AuthorizationRequest;
import org.apache.ftpserver.ftplet.FtpException;
import org.apache.ftpserver.ftplet.User;
import org.apache.ftpserver.ftplet.UserManager;
import org.apache.ftpserver.usermanager.UsernamePasswordAuthentication;

/** The only account of a demo server, which may do everything inside its home folder; also the list of accounts. */
record DemoAccount(String name, char[] password, Path home) implements UserManager, User {

    @Override
    public User authenticate(Authentication authentication) throws AuthenticationFailedException {
        if (authentication instanceof UsernamePasswordAuthentication given && name.equals(given.getUsername())
                && given.getPassword() != null && Arrays.equals(password, given.getPassword().toCharArray())) {
            return this;
        }
        throw new AuthenticationFailedException("Wrong user or password");
    }

    @Override
    public User getUserByName(String username) {
        return doesExist(username) ? this : null;
    }

    @Override
    public boolean doesExist(String username) {
        return name.equals(username);
    }

    @Override
    public String[] getAllUserNames() {
        return new String[]{name};
    }

    @Override
    public void delete(String username) throws FtpException {
        throw new FtpException("accounts cannot be changed");
    }

    @Override
    public void save(User user) throws FtpException {
        throw new FtpException("accounts cannot be changed");
    }

    @Override
    public String getAdminName() {
        return name;
    }

    @Override
    public boolean isAdmin(String username) {
        return false;
    }

    @Override
    public String getName() {
        return name;
    }

    /** Not told to anyone. */
    @Override
    public String getPassword() {
        return "";
    }

    @Override
    public List<? extends Authority> getAuthorities() {
        return List.of();
    }

    @Override
    public List<? extends Authority> getAuthorities(Class<? extends Authority> type) {
        return List.of();
    }

    @Override
    public AuthorizationRequest authorize(AuthorizationRequest request) {
        return request;
    }

    /** Seconds; long enough to look around and read. */
    @Override
    public int getMaxIdleTime() {
        return 600;
    }

    @Override
    public boolean getEnabled() {
        return true;
    }

    @Override
    public String getHomeDirectory() {
        return home.toString();
    }

    @Override
    public String toString() {
        return "DemoAccount[" + name + "]";
    }
}
