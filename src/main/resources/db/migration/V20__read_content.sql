-- Keys that were made before saw numbers and texts in all they read, and go on to.
update access_key
   set scopes = array_append(scopes, 'read-content')
 where scopes && array['read', 'operate', 'privacy'] and not 'read-content' = any(scopes);
