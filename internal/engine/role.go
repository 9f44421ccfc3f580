package engine

import "github.com/nats-io/nats-server/v2/server"

// Role says what a NATS client may do. Each has a credential of its own.
type Role string

const (
	// RoleService is Frontdesk itself: everything of its clinic, and JetStream.
	RoleService Role = "service"

	// RoleDesk is a client that staff work with: it asks frontdesk-desk and
	// reads the facts about handoffs and alerts, live and stored. JetStream
	// lets whoever reads a stream choose where its messages go, so such a
	// client could send copies of facts to any subject; give it to staff only.
	RoleDesk Role = "desk"

	// RoleVisits is the system that knows when a visit is over. It can tell,
	// and cannot read anything.
	RoleVisits Role = "visits"

	// RoleMonitor watches facts go by, which carry ids and never words. It can
	// send nothing.
	RoleMonitor Role = "monitor"
)

func roles() []Role { return []Role{RoleService, RoleDesk, RoleVisits, RoleMonitor} }

// inbox is the prefix of the subjects that answers to this role go to. One per
// role: with a shared one, each could read the answers meant for the others.
func (r Role) inbox() string { return "_INBOX_" + string(r) }

// permissions returns the subjects of the role. What is not listed is refused.
func (r Role) permissions(clinic string) *server.Permissions {
	prefix := "frontdesk.v1." + clinic
	own := r.inbox() + ".>"
	switch r {
	case RoleService:
		return &server.Permissions{
			Publish: allow(prefix+".>", "$JS.API.>", "$JS.ACK.>", "$JS.FC.>", "$SRV.>",
				own, RoleDesk.inbox()+".>", RoleVisits.inbox()+".>"),
			Subscribe: allow(prefix+".>", "$SRV.>", "$JS.EVENT.ADVISORY.>", own),
		}
	case RoleDesk:
		const stream = "FRONTDESK_HANDOFF"
		return &server.Permissions{
			Publish: allow(prefix+".desk.*.*", prefix+".faq.ask",
				"$SRV.PING", "$SRV.PING.>", "$SRV.INFO", "$SRV.INFO.>", "$SRV.STATS", "$SRV.STATS.>",
				"$JS.API.INFO", "$JS.API.STREAM.INFO."+stream,
				"$JS.API.CONSUMER.CREATE."+stream, "$JS.API.CONSUMER.CREATE."+stream+".>",
				"$JS.API.CONSUMER.INFO."+stream+".*", "$JS.API.CONSUMER.MSG.NEXT."+stream+".*",
				"$JS.API.CONSUMER.DELETE."+stream+".*", // an ordered consumer clears away its predecessor
				"$JS.ACK."+stream+".>"),
			Subscribe: allow(prefix+".handoff.>", prefix+".alert.>", own),
		}
	case RoleVisits:
		return &server.Permissions{
			Publish:   allow(prefix+".visit.completed", prefix+".visit.cancelled"),
			Subscribe: allow(own), // where JetStream confirms that it has the message
		}
	case RoleMonitor:
		return &server.Permissions{
			Publish: &server.SubjectPermission{Deny: []string{">"}},
			Subscribe: allow(prefix+".handoff.>", prefix+".alert.>",
				prefix+".feedback.>", prefix+".faq.published"),
		}
	}
	return &server.Permissions{
		Publish:   &server.SubjectPermission{Deny: []string{">"}},
		Subscribe: &server.SubjectPermission{Deny: []string{">"}},
	}
}

func allow(subjects ...string) *server.SubjectPermission {
	return &server.SubjectPermission{Allow: subjects}
}
