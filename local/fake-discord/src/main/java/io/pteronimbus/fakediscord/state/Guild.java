package io.pteronimbus.fakediscord.state;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A community ("server") with its roles, channels and members. */
public final class Guild {

    private final Snowflake id;
    private String name;
    private @Nullable String icon;
    private Snowflake ownerId;
    private final TreeMap<Snowflake, Role> roles = new TreeMap<>();
    private final TreeMap<Snowflake, Channel> channels = new TreeMap<>();
    private final TreeMap<Snowflake, Member> members = new TreeMap<>();

    @JsonCreator
    Guild(
            @JsonProperty("id") Snowflake id,
            @JsonProperty("name") String name,
            @JsonProperty("icon") @Nullable String icon,
            @JsonProperty("ownerId") Snowflake ownerId,
            @JsonProperty("roles") List<Role> roles,
            @JsonProperty("channels") List<Channel> channels,
            @JsonProperty("members") List<Member> members) {
        this.id = id;
        this.name = name;
        this.icon = icon;
        this.ownerId = ownerId;
        roles.forEach(this::put);
        channels.forEach(this::put);
        members.forEach(this::put);
    }

    static Guild create(Snowflake id, String name, Member owner) {
        Role everyone = new Role(id, "@everyone", Permissions.EVERYONE, 0, 0, false, false, null);
        return new Guild(id, name, null, owner.userId(), List.of(everyone), List.of(), List.of(owner));
    }

    Guild copy() {
        return new Guild(id, name, icon, ownerId, roles(), channels(), members());
    }

    @JsonProperty
    public Snowflake id() {
        return id;
    }

    @JsonProperty
    public String name() {
        return name;
    }

    @JsonProperty
    public @Nullable String icon() {
        return icon;
    }

    @JsonProperty
    public Snowflake ownerId() {
        return ownerId;
    }

    /** From the lowest, {@code @everyone}, up. */
    @JsonProperty
    public List<Role> roles() {
        return roles.values().stream()
                .sorted(Comparator.comparingInt(Role::position).thenComparing(Role::id))
                .toList();
    }

    @JsonProperty
    public List<Channel> channels() {
        return List.copyOf(channels.values());
    }

    /** By user id, as Discord pages through them. */
    @JsonProperty
    public List<Member> members() {
        return List.copyOf(members.values());
    }

    public Role everyone() {
        return role(id).orElseThrow();
    }

    public Optional<Role> role(Snowflake role) {
        return Optional.ofNullable(roles.get(role));
    }

    public Optional<Channel> channel(Snowflake channel) {
        return Optional.ofNullable(channels.get(channel));
    }

    public Optional<Member> member(Snowflake user) {
        return Optional.ofNullable(members.get(user));
    }

    /** Members whose user id is greater. */
    public List<Member> membersAfter(Snowflake user, int limit) {
        return members.tailMap(user, false).values().stream().limit(limit).toList();
    }

    public int size() {
        return members.size();
    }

    /** @return whether it was another */
    boolean describe(String newName, @Nullable String newIcon, Snowflake newOwner) {
        boolean same = name.equals(newName) && Objects.equals(icon, newIcon) && ownerId.equals(newOwner);
        name = newName;
        icon = newIcon;
        ownerId = newOwner;
        return !same;
    }

    void put(Role role) {
        roles.put(role.id(), role);
    }

    void put(Channel channel) {
        channels.put(channel.id(), channel);
    }

    void put(Member member) {
        members.put(member.userId(), member);
    }

    void removeRole(Snowflake role) {
        roles.remove(role);
        members.replaceAll((user, member) -> member.without(role));
    }

    /** @return the channels that were in it, if it was a category: they stay, without it */
    List<Channel> removeChannel(Snowflake channel) {
        channels.remove(channel);
        List<Channel> inside = channels.values().stream()
                .filter(each -> channel.equals(each.parentId()))
                .map(each -> new Channel(each.id(), each.type(), each.name(), each.position(), null, each.topic()))
                .toList();
        inside.forEach(this::put);
        return inside;
    }

    /** @return the roles that went too, which are a bot's own */
    List<Snowflake> removeMember(Snowflake user) {
        members.remove(user);
        List<Snowflake> own = roles.values().stream()
                .filter(role -> user.equals(role.botId()))
                .map(Role::id)
                .toList();
        own.forEach(roles::remove);
        return own;
    }
}
