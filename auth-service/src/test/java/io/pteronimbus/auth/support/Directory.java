package io.pteronimbus.auth.support;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldif.LDIFException;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;

/** People of the directory. */
public final class Directory {
    /** For a user with this name the directory is away. */
    public static final String AWAY = "directory-is-away";

    private Directory() {}

    /** A new name that nobody has. */
    public static String newName() {
        return "u" + UUID.randomUUID().toString().replace("-", "");
    }

    /** Somebody new, whose mail address there may be anybody's. */
    public static String person(String password, String mail) throws LDAPException, LDIFException {
        var uid = newName();
        try (var connection = connection()) {
            connection.add(
                    "dn: " + dn(uid),
                    "objectClass: inetOrgPerson",
                    "uid: " + uid,
                    "cn: Kim of the directory",
                    "sn: Kim",
                    "mail: " + mail,
                    "userPassword: " + password);
        }
        return uid;
    }

    /** Gives somebody another name. */
    public static String renamed(String uid) throws LDAPException {
        var name = newName();
        try (var connection = connection()) {
            connection.modifyDN(dn(uid), "uid=" + name, true);
        }
        return name;
    }

    private static String dn(String uid) {
        return "uid=" + uid + "," + DirectoryResource.BASE;
    }

    private static LDAPConnection connection() throws LDAPException {
        var url = URI.create(ConfigProvider.getConfig().getValue("pteronimbus.auth.ldap.url", String.class));
        return new LDAPConnection(
                url.getHost(), url.getPort(), DirectoryResource.SEARCHER, DirectoryResource.SEARCHER_PASSWORD);
    }
}
