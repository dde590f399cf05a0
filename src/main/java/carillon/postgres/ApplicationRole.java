package carillon.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The role as which Carillon connects to its own PostgreSQL. It owns Carillon's tables and has no other rights. The superuser creates
 * it, once for each cluster, and makes it the owner of what earlier versions created as the superuser.
 */
final class ApplicationRole {
    static final String NAME = "carillon";

    /** The password's file, which lies in the cluster itself: a new cluster has no role yet. */
    private static final String PASSWORD_FILE = "carillon.password";

    /** Changes the owner of all objects in the schema; sequences of identity columns follow their tables. */
    private static final String CHANGE_OWNER = """
            do $$ declare
                object text;
            begin
                for object in
                    select format(
                        '%s %s',
                        case relkind when 'v' then 'view' when 'm' then 'materialized view' else 'table' end,
                        oid::regclass)
                    from pg_class
                    where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'm')
                    union all
                    select format('sequence %s', oid::regclass)
                    from pg_class
                    where relnamespace = 'public'::regnamespace and relkind = 'S'
                        and not exists (
                            select from pg_depend
                            where objid = pg_class.oid and deptype in ('a', 'i') and refclassid = 'pg_class'::regclass
                        )
                    union all
                    select format('routine %s', oid::regprocedure)
                    from pg_proc
                    where pronamespace = 'public'::regnamespace
                    union all
                    select format('type %s', oid::regtype)
                    from pg_type where typnamespace = 'public'::regnamespace and typtype in ('e', 'd', 'r')
                loop
                    execute format('alter %s owner to carillon', object);
                end loop;
            end $$;
            """;

    private ApplicationRole() {}

    /**
     * Reads the role's password; creates the role where the cluster has none.
     *
     * @param superuser the cluster's address as its superuser
     */
    static String password(DatabaseAddress superuser, Path cluster) throws IOException, SQLException {
        Path file = cluster.resolve(PASSWORD_FILE);
        if (!Files.exists(file)) {
            String password = DataDirectory.newPassword();
            try (Connection connection =
                            DriverManager.getConnection(superuser.jdbcUrl(), superuser.user(), superuser.password());
                    Statement statement = connection.createStatement()) {
                connection.setAutoCommit(false);
                statement.execute("""
                        do $$ begin
                            if not exists (select from pg_roles where rolname = 'carillon') then
                                create role carillon;
                            end if;
                        end $$;
                        alter role carillon
                            login nosuperuser nocreatedb nocreaterole noreplication nobypassrls password '%s';
                        alter schema public owner to carillon;
                        """.formatted(password));
                statement.execute(CHANGE_OWNER);
                connection.commit();
            }
            Path unfinished = cluster.resolve(PASSWORD_FILE + ".new");
            DataDirectory.writePrivate(unfinished, password);
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        }
        return Files.readString(file).strip();
    }
}
